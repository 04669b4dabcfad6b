// What the extension shows beside the text: the migration view, explanations, the report.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { inVsCode, until } from "./editor.mjs";
import { checked } from "./files.mjs";

const ATTENTION = "models/attention_processor.py";
const IMAGES = "image_processor.py";
const FILES = [ATTENTION, IMAGES, "models/attention.py"];

// As the view counts them: of files, or of APIs.
async function countsOf(folder, key) {
    const counts = {};
    for (const finding of JSON.parse(await checked(folder, "json")).findings) {
        if (finding.severity === "hint" && finding.fixes.length === 0) continue; // nothing to do
        const group = (counts[finding[key] || finding.rule] ??= { error: 0, warning: 0, hint: 0 });
        ++group[finding.severity];
    }
    return counts;
}

function described({ error, warning, hint }) {
    const parts = [[error, "unmapped"], [warning, "by hand"], [hint, "convertible"]];
    return parts.filter(([count]) => count > 0).map(([count, kind]) => `${count} ${kind}`).join(" · ");
}

inVsCode("views", { files: FILES }, (test) => {
    test("the migration view counts by file as the command line does", async ({ editor, folder }) => {
        await editor.openFile(IMAGES);
        await editor.command("MindSpore Port: Focus on Migration View");
        const counts = await countsOf(folder, "path");
        assert.equal(Object.keys(counts).length, FILES.length);
        for (const [file, numbers] of Object.entries(counts)) {
            await editor.row(file).filter({ hasText: described(numbers) }).waitFor();
        }
        await editor.row(ATTENTION).locator(".monaco-tl-twistie").click();
        await editor.row("MP").or(editor.row("torch")).waitFor();
        await editor.shot("migration-view");
    });

    test("it leads to the place", async ({ editor, folder }) => {
        const { findings } = JSON.parse(await checked(folder, "json"));
        const finding = findings.find(({ path, severity }) => path === ATTENTION && severity !== "hint");
        const row = editor.row(finding.message).filter({ hasText: `${finding.line}` });
        await row.click();
        await editor.page.locator(".tab.active", { hasText: path.basename(finding.path) }).waitFor();
        await editor.status(`Ln ${finding.line}, `).waitFor();
        await editor.row(ATTENTION).locator(".monaco-tl-twistie").click();
        await row.waitFor({ state: "hidden" }); // a click while rows move may be lost
    });

    test("it remembers what is done", async ({ editor, folder }) => {
        const counts = (await countsOf(folder, "path"))[ATTENTION];
        const left = await until(() => editor.left(), "a count");
        // Again where the row was drawn anew just then, which loses the click.
        const tick = (then, what) =>
            until(async () => {
                await editor.row(ATTENTION).locator(".custom-view-tree-node-item-checkbox").click();
                await until(async () => (await editor.left()) === then, what, 10_000);
                return true;
            }, what);
        const then = left - counts.error - counts.warning;
        await tick(then, "the file's to be done");
        await editor.hasStored("mindport.done");
        await editor.openFolder(folder); // another window, as after a restart
        await until(async () => (await editor.left()) === then, "the file's to be done still");
        await editor.command("MindSpore Port: Focus on Migration View");
        await editor.row(ATTENTION).waitFor();
        await tick(left, "none to be done");
    });

    test("it groups by API, and filters", async ({ editor, folder }) => {
        await editor.command("mindport: Group by API");
        const [api, counts] = Object.entries(await countsOf(folder, "api")).find(
            ([name, { warning, hint }]) => name.startsWith("torch.") && (warning > 0 || hint > 0));
        await editor.row(api).filter({ hasText: described(counts) }).waitFor();
        const filter = () =>
            editor.inList("mindport: Filter the Migration View", async (once) => {
                for (const kind of ["unmapped", "by hand"]) await editor.choose(kind, once);
                await editor.page.keyboard.press("Enter");
            });
        await filter();
        await until(async () => (await editor.rows().filter({ hasText: "unmapped" }).count()) === 0, "the filter");
        await editor.row("convertible").waitFor();
        await filter();
        await editor.row("unmapped").waitFor();
        await editor.command("mindport: Group by File");
        await editor.row(IMAGES).waitFor();
    });

    test("explains an API, by PyTorch's name and by MindSpore's", async ({ editor }) => {
        for (const name of ["mindspore.mint.stack", "torch.stack"]) {
            await editor.inList("mindport: Explain API: PyTorch → MindSpore", async (once) => {
                await (await editor.input("Explain an API")).fill(name, once);
                await editor.choice("torch.stack").first().waitFor(once);
                if (name === "torch.stack") await editor.shot("explain-api");
                await editor.choose("torch.stack", once);
            });
            await editor.page.locator(".tab.active", { hasText: "torch.stack" }).waitFor();
            await editor.page.keyboard.press("Control+W");
        }
    });

    test("shows the report", async ({ editor }) => {
        await editor.command("mindport: Show Report on the Port");
        const tab = editor.page.locator(".tab", { hasText: "mindport-report" });
        await tab.waitFor();
        const page = editor.page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
        await page.getByText("What is left, by API").waitFor();
        await editor.page.keyboard.press("Control+W");
        await tab.waitFor({ state: "detached" });
    });

    test("writes for another MindSpore", async ({ editor, folder }) => {
        await editor.inList("mindport: Select MindSpore Version", (once) => editor.choose("2.7.0", once));
        await editor.status("MindSpore 2.7.0").waitFor();
        assert.match(readFileSync(path.join(folder, ".vscode/settings.json"), "utf8"), /"mindport.target": "2.7.0"/);
    });

    for (const format of ["csv", "sarif"]) {
        test(`exports what the command line finds: ${format}`, async ({ editor, folder }) => {
            const target = path.join(path.dirname(folder), `out.${format}`);
            await editor.command("mindport: Export Findings (CSV, SARIF, JSON, HTML)…");
            const input = await editor.input("Export the findings");
            await until(async () => (await input.inputValue()).endsWith("mindport.csv"), "the dialog");
            await input.fill(target);
            await editor.choice("diffusers").waitFor(); // the dialog has taken it, and shows what is beside it
            await input.press("Enter");
            await editor.notification(`out.${format}`).waitFor();
            const direct = await checked(folder, format, "--target", "2.7.0");
            assert.equal(readFileSync(target, "utf8"), direct);
        });
    }

    test("restarts the server, and shows the log", async ({ editor }) => {
        const [pid] = editor.serverPids();
        await editor.command("mindport: Restart Server");
        await until(() => editor.serverPids().length === 1 && editor.serverPids()[0] !== pid, "another server");
        await editor.status("MindSpore 2.7.0").waitFor();
        await editor.command("mindport: Show Log");
        await editor.page.locator(".part.panel .monaco-select-box, .part.panel select").first().waitFor();
    });
});

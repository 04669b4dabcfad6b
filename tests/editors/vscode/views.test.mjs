// What the extension shows beside the text: the migration view, explanations, the report.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { diffusersFolder, Editor, MINDPORT, until } from "./editor.mjs";

const IMAGES = "image_processor.py";

describe("VS Code: views", () => {
    let editor;
    let folder;
    before(async () => {
        folder = diffusersFolder([IMAGES, "models/attention.py", "models/attention_processor.py"]);
        editor = await Editor.start();
        await editor.openFolder(folder);
        await editor.openFile(IMAGES);
    });
    after(async () => {
        await editor?.stop();
        rmSync(path.dirname(folder), { recursive: true });
    });
    afterEach(async ({ name }) => {
        await editor.shot(`views-${name.replace(/\W+/g, "-")}`);
    });

    const rows = () => editor.page.locator(".pane-body .monaco-list-row");

    it("the migration view counts, groups, and remembers what is done", async () => {
        await editor.command("Migration: Focus on Migration View");
        await rows().filter({ hasText: "models/attention_processor.py" }).waitFor();
        assert.match(await rows().filter({ hasText: IMAGES }).innerText(), /3 by hand/);
        const left = await until(() => editor.left(), "a count");
        await rows().filter({ hasText: IMAGES }).locator(".custom-view-tree-node-item-checkbox").click();
        await until(async () => (await editor.left()) === left - 3, "three to be done");
        await editor.shot("migration-view");
        await rows().filter({ hasText: IMAGES }).locator(".custom-view-tree-node-item-checkbox").click();
        await until(async () => (await editor.left()) === left, "none to be done");
        await editor.command("mindport: Group by API");
        await rows().filter({ hasText: "torch.Tensor" }).first().waitFor();
        await editor.command("mindport: Group by File");
    });

    it("explains an API, by PyTorch's name and by MindSpore's", async () => {
        await editor.command("mindport: Explain API: PyTorch → MindSpore");
        await editor.page.keyboard.type("mindspore.mint.stack");
        const row = editor.page.locator(".quick-input-list .monaco-list-row", { hasText: "torch.stack" });
        await row.first().click();
        await editor.page.locator(".tab.active", { hasText: "torch.stack" }).waitFor();
    });

    it("shows the report", async () => {
        await editor.command("mindport: Show Report on the Port");
        await editor.page.locator(".tab.active", { hasText: "mindport-report" }).waitFor();
    });

    it("writes for another MindSpore", async () => {
        await editor.openFile(IMAGES);
        await editor.command("mindport: Select MindSpore Version");
        await editor.choose("2.7.0");
        await editor.status("MindSpore 2.7.0").waitFor();
        assert.match(readFileSync(path.join(folder, ".vscode/settings.json"), "utf8"), /"mindport.target": "2.7.0"/);
    });

    it("exports what the command line finds", async () => {
        await editor.command("mindport: Export Findings (CSV, SARIF, JSON, HTML)…");
        const target = path.join(path.dirname(folder), "out.csv");
        const input = editor.page.locator(".quick-input-widget input[type=text]");
        await input.waitFor();
        await input.fill(target);
        await editor.page.keyboard.press("Enter");
        await until(() => existsSync(target), "the file");
        await editor.notification("out.csv").waitFor();
        const direct = path.join(path.dirname(folder), "direct.csv");
        try {
            execFileSync(MINDPORT, ["check", "-q", "--target", "2.7.0", "--output-format", "csv", "--output-file", direct, folder], { cwd: folder });
        } catch (error) {
            assert.equal(error.status, 1); // something is left
        }
        assert.equal(readFileSync(target, "utf8"), readFileSync(direct, "utf8"));
    });
});

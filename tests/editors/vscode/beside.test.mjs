// Beside another language server for Python in the same window.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { inVsCode, until } from "./editor.mjs";

const TEXT = "import torch\n\nwidth: int = 'wide'\nboth = torch.cat([torch.zeros(1), torch.ones(1)])\n";
const prepare = (folder) => writeFileSync(path.join(folder, "both.py"), TEXT);
const install = [process.env.VSIX, process.env.OTHER_VSIX];
const THEIRS = "is not assignable to declared type";

inVsCode("beside basedpyright", { files: [], prepare, install }, (test) => {
    test("each shows its problems", async ({ editor }) => {
        await editor.openFile("both.py");
        await editor.command("Problems: Focus on Problems View");
        const problems = editor.page.locator(".markers-panel");
        await problems.filter({ hasText: THEIRS }).waitFor();
        await until(async () => (await editor.page.locator(".squiggly-hint").count()) > 0, "ours");
    });

    test("a hover is shown once by each", async ({ editor }) => {
        await editor.openAt("both.py", "zeros(");
        const hover = editor.page.locator(".monaco-hover:not(.hidden)").filter({ hasText: "mindspore.mint.zeros" });
        await until(async () => {
            await editor.page.keyboard.press("Control+K");
            await editor.page.keyboard.press("Control+I");
            await hover.first().waitFor({ timeout: 2000 });
            return true;
        }, "a hover");
        const parts = await hover.first().locator(".hover-row").allInnerTexts();
        const ours = parts.filter((part) => part.includes("mindspore.mint.zeros(")); // the signature
        assert.equal(ours.length, 1, parts.join("\n---\n"));
        assert.equal(new Set(parts).size, parts.length, parts.join("\n---\n"));
        await editor.shot("hover-beside");
        await editor.page.keyboard.press("Escape");
    });

    test("a fix of ours leaves the problems of the other", async ({ editor }) => {
        await editor.openAt("both.py", "cat(");
        await editor.quickFix("mindspore.mint.cat");
        await editor.changedAndSaved();
        assert.match(editor.text("both.py"), /mint\.cat/);
        await editor.command("Problems: Focus on Problems View");
        await editor.page.locator(".markers-panel").filter({ hasText: THEIRS }).waitFor();
        await editor.openAt("both.py", "zeros(");
        await editor.quickFix("mindspore.mint.zeros");
        await editor.changedAndSaved();
    });
});

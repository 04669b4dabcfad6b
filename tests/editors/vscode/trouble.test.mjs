// What goes wrong on people's machines: each has to be told in a sentence that helps.
import assert from "node:assert/strict";
import { chmodSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { diffusersFolder, Editor, until } from "./editor.mjs";

const IMAGES = "image_processor.py";

describe("VS Code: trouble", () => {
    let editor;
    let folder;
    before(async () => {
        folder = diffusersFolder([IMAGES]);
        writeFileSync(path.join(folder, "foreign"), "MZ no program of this platform");
        chmodSync(path.join(folder, "foreign"), 0o755);
        editor = await Editor.start({ settings: { "mindport.path": "/no/such/mindport" } });
        await editor.openFolder(folder);
        await editor.openFile(IMAGES);
    });
    after(async () => {
        await editor?.stop();
        rmSync(path.dirname(folder), { recursive: true });
    });
    afterEach(async ({ name }) => {
        await editor.shot(`trouble-${name.replace(/\W+/g, "-")}`);
    });

    it("a binary that is missing", async () => {
        await editor.notification("there is no /no/such/mindport").waitFor();
    });

    it("a binary of another platform, then the right one", async () => {
        editor.configure({ "mindport.path": path.join(folder, "foreign") });
        await editor.notification(/is no program for|does not run/).last().waitFor();
        editor.configure({ "mindport.path": "" });
        await editor.status("MindSpore 2.10.0").waitFor();
    });

    it("a file that changes on the disk during a preview", async () => {
        await editor.openFile(IMAGES);
        await editor.command("mindport: Preview Conversion to MindSpore");
        const left = editor.page.locator(".monaco-diff-editor .editor.original .view-lines");
        await left.waitFor();
        writeFileSync(path.join(folder, IMAGES), "import torch\n\ntorch.arange(3)\n");
        await left.getByText("arange").first().waitFor(); // the comparison follows
        await editor.page.keyboard.press("Control+W");
    });

    it("a file of 10 MB", async () => {
        const line = "x = torch.cat([torch.zeros(3), torch.ones(3)], dim=0)\n";
        writeFileSync(path.join(folder, "large.py"), "import torch\n" + line.repeat(1e7 / line.length));
        await editor.openFile("large.py");
        await editor.openFile(IMAGES);
        await until(async () => (await editor.serverPids()).length === 1, "the server");
        await editor.goTo(3, 1);
        await editor.quickFix("mindspore.mint.arange");
        await editor.page.locator(".tab.active.dirty").waitFor();
        assert.equal(editor.serverPids().length, 1);
    });
});

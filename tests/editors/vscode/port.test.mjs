// What a person does to port a file and a workspace, in VS Code itself.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { converted, diffusersFolder, Editor, textsOf, until } from "./editor.mjs";

const ATTENTION = "models/attention_processor.py";
const IMAGES = "image_processor.py";
const FILES = [ATTENTION, IMAGES, "models/attention.py", "schedulers/scheduling_ddim.py"];

describe("VS Code: porting", () => {
    let editor;
    let folder;
    let original;
    before(async () => {
        folder = diffusersFolder(FILES);
        original = textsOf(folder);
        editor = await Editor.start();
        await editor.openFolder(folder);
    });
    after(async () => {
        await editor?.stop();
        rmSync(path.dirname(folder), { recursive: true });
    });
    afterEach(async ({ name }) => {
        await editor.shot(`port-${name.replace(/\W+/g, "-")}`);
    });

    it("shows what there is to do", async () => {
        await editor.openFile(IMAGES);
        await editor.status("MindSpore 2.10.0").waitFor();
        await until(async () => /^\s*[1-9]/.test(await editor.status("MindSpore 2.10.0").innerText()), "a count");
    });

    // From the light bulb's menu, each with what its line says then.
    for (const [file, place, title, before, then] of [
        [IMAGES, ".cpu().permute", "Remove the device", "images.cpu().permute(", "images.permute("],
        [ATTENTION, "softmax(dim", "mindspore.Tensor.softmax", "softmax(dim=-1)", "softmax(axis=-1)"],
        [ATTENTION, "F.scaled_dot_product_attention", "layers_compat.scaled_dot_product_attention",
            "attn_output = F.scaled_dot", "attn_output = scaled_dot"],
    ]) {
        it(`quick fix: ${title}`, async () => {
            await editor.openAt(file, place);
            await editor.page.keyboard.press("ArrowRight"); // into the squiggle
            await editor.quickFix(title, `light-bulb-${title.replace(/\W+/g, "-")}`);
            await editor.page.locator(".tab.active.dirty").waitFor();
            await editor.save();
            const text = editor.text(file);
            assert.equal(text.split(then).length, original[file].split(then).length + 1);
            assert.equal(text.split(before).length, original[file].split(before).length - 1);
        });
    }

    it("fix all writes what the command line writes", async () => {
        const wanted = await converted(folder); // of the files as the quick fixes left them
        await editor.openFile(IMAGES);
        await editor.command("Fix All");
        await editor.page.locator(".tab.active.dirty").waitFor();
        await editor.save();
        assert.equal(editor.text(IMAGES), wanted[IMAGES]);
    });

    it("previews a conversion and writes nothing", async () => {
        const before = editor.text(ATTENTION);
        await editor.openFile(ATTENTION);
        await editor.command("mindport: Preview Conversion to MindSpore");
        const right = editor.page.locator(".monaco-diff-editor .editor.modified .view-lines");
        await right.getByText("mindspore").first().waitFor();
        const left = editor.page.locator(".monaco-diff-editor .editor.original .view-lines");
        assert.match(await left.innerText(), /import.torch/);
        await editor.shot("preview");
        await editor.page.keyboard.press("Control+W");
        assert.equal(editor.text(ATTENTION), before);
    });

    it("converts the workspace, and one undo takes all of it back", async () => {
        const before = textsOf(folder);
        const wanted = await converted(folder);
        const changed = FILES.filter((file) => wanted[file] !== before[file]).length;
        assert.ok(changed > 1);
        await editor.command("mindport: Convert Workspace to MindSpore…");
        await editor.choose("Convert in place");
        await editor.notification("files changed").waitFor();
        await editor.shot("converted-workspace");
        await until(() => JSON.stringify(textsOf(folder)) === JSON.stringify(wanted), "all files to be converted");
        await editor.openFile("schedulers/scheduling_ddim.py");
        await editor.page.keyboard.press("Control+Z");
        const dirty = editor.page.locator(".tab.dirty");
        await until(async () => (await dirty.count()) === changed, "all files to be undone");
        await editor.shot("undo-in-one-step");
        await editor.command("File: Save All Files");
        await until(() => JSON.stringify(textsOf(folder)) === JSON.stringify(before), "all files to be as before");
    });

    it("starts the server again when it is killed", async () => {
        const [pid] = await until(() => editor.serverPids(), "a server");
        process.kill(pid, "SIGKILL");
        await until(() => editor.serverPids().some((other) => other !== pid), "another server");
        await editor.openFile("models/attention.py", 1, 1);
        const left = await until(() => editor.left(), "its findings");
        await editor.page.keyboard.type("import torch\ntorch.cuda.no_such_thing\n");
        await until(async () => (await editor.left()) > left, "a finding of the new server");
    });

    it("speaks Chinese once that is set", async () => {
        editor.configure({ "mindport.locale": "zh" });
        await editor.command("Problems: Focus on Problems View");
        await editor.page.locator(".markers-panel", { hasText: /[\u4e00-\u9fff]/ }).waitFor();
        await editor.openFile("schedulers/scheduling_ddim.py");
        await editor.command("mindport: Convert File to MindSpore");
        await editor.notification("个文件").waitFor();
    });
});

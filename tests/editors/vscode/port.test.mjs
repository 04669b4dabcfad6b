// What a person does to port a file and a workspace, in VS Code itself.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { inVsCode, until } from "./editor.mjs";
import { converted, differing, textsOf } from "./files.mjs";

const ATTENTION = "models/attention_processor.py";
const IMAGES = "image_processor.py";
const FILES = [ATTENTION, IMAGES, "models/attention.py", "schedulers/scheduling_ddim.py"];

inVsCode("porting", { files: FILES }, (test) => {
    test("shows what there is to do", async ({ editor }) => {
        await editor.openFile(IMAGES);
        await editor.status("MindSpore 2.10.0").waitFor();
        await until(() => editor.left(), "a count");
        // No Python extension is here that could help.
        const installed = JSON.parse(readFileSync(path.join(editor.extensions, "extensions.json"), "utf8"));
        assert.deepEqual(installed.map(({ identifier }) => identifier.id), ["mindport.mindport"]);
    });

    // From the light bulb's menu, each with what its line says then.
    for (const [file, place, title, before, then] of [
        [IMAGES, ".cpu().permute", "Remove the device", "images.cpu().permute(", "images.permute("],
        [ATTENTION, "softmax(dim", "mindspore.Tensor.softmax", "softmax(dim=-1)", "softmax(axis=-1)"],
        [ATTENTION, "F.scaled_dot_product_attention", "layers_compat.scaled_dot_product_attention",
            "attn_output = F.scaled_dot", "attn_output = scaled_dot"],
    ]) {
        test(`quick fix: ${title}`, async ({ editor }) => {
            const original = editor.text(file);
            await editor.openAt(file, place);
            await editor.page.keyboard.press("ArrowRight"); // into the squiggle
            await editor.quickFix(title, `light-bulb-${title.replace(/\W+/g, "-")}`);
            await editor.changedAndSaved();
            const text = editor.text(file);
            assert.equal(text.split(then).length, original.split(then).length + 1);
            assert.equal(text.split(before).length, original.split(before).length - 1);
        });
    }

    test("fix all writes what the command line writes", async ({ editor, folder }) => {
        const wanted = await converted(folder); // of the files as the quick fixes left them
        await editor.openFile(IMAGES);
        await editor.command("Fix All");
        await editor.changedAndSaved();
        assert.equal(editor.text(IMAGES), wanted[IMAGES]);
    });

    test("previews a conversion and writes nothing", async ({ editor }) => {
        const before = editor.text(ATTENTION);
        await editor.openFile(ATTENTION);
        await editor.command("mindport: Preview Conversion to MindSpore");
        await editor.diff("modified").getByText("mindspore").first().waitFor();
        assert.match(await editor.diff("original").innerText(), /import.torch/);
        await editor.shot("preview");
        await editor.page.keyboard.press("Control+W");
        assert.equal(editor.text(ATTENTION), before);
    });

    test("converts the workspace, and one undo takes all of it back", async ({ editor, folder }) => {
        const before = textsOf(folder);
        const wanted = await converted(folder);
        const changed = FILES.filter((file) => wanted[file] !== before[file]).length;
        assert.ok(changed > 2);
        const open = await editor.page.locator(".tab").count(); // those go through the editor
        assert.ok(open > 0 && open < FILES.length);
        await editor.inList("mindport: Convert Workspace to MindSpore…", (once) =>
            editor.choose("Convert in place", once));
        await editor.notification("files changed").waitFor();
        await editor.shot("converted-workspace");
        assert.deepEqual(differing(folder, wanted), []);
        await editor.openFile("schedulers/scheduling_ddim.py");
        await editor.page.keyboard.press("Control+Z");
        await editor.notification(`${changed} files are as they were`).waitFor();
        await editor.shot("undo-in-one-step");
        assert.deepEqual(differing(folder, before), []);
        assert.equal(await editor.page.locator(".tab.dirty").count(), 0);
    });

    test("what is typed after a conversion is undone first", async ({ editor, folder }) => {
        const before = textsOf(folder);
        const wanted = await converted(folder);
        await editor.command("Notifications: Clear All Notifications");
        await editor.inList("mindport: Convert Workspace to MindSpore…", (once) =>
            editor.choose("Convert in place", once));
        await editor.notification("files changed").waitFor();
        await editor.openFile("schedulers/scheduling_ddim.py");
        await editor.page.keyboard.type("#");
        await editor.changedAndSaved();
        await editor.page.keyboard.press("Control+Z");
        await editor.changedAndSaved();
        assert.deepEqual(differing(folder, wanted), []);
        await editor.notification("files changed").getByText("Undo").click();
        await editor.notification("files are as they were").waitFor();
        assert.deepEqual(differing(folder, before), []);
    });

    test("starts the server again when it is killed", async ({ editor }) => {
        const [pid] = await until(() => editor.serverPids().length > 0 && editor.serverPids(), "a server");
        process.kill(pid, "SIGKILL");
        await until(() => editor.serverPids().some((other) => other !== pid), "another server");
        await editor.openFile("models/attention.py", 1, 1);
        const left = await until(() => editor.left(), "its findings");
        await editor.page.keyboard.type("import torch\ntorch.cuda.no_such_thing\n");
        await until(async () => (await editor.left()) > left, "a finding of the new server");
    });

    test("speaks Chinese once that is set", async ({ editor }) => {
        editor.configure({ "mindport.locale": "zh" });
        await editor.command("Problems: Focus on Problems View");
        await editor.page.locator(".markers-panel", { hasText: /[\u4e00-\u9fff]/ }).waitFor();
        await editor.openFile("schedulers/scheduling_ddim.py");
        await editor.command("mindport: Convert File to MindSpore");
        await editor.notification("个文件").waitFor();
    });
});

// What goes wrong on people's machines: each has to be told in a sentence that helps.
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inVsCode, until } from "./editor.mjs";

const IMAGES = "image_processor.py";
const DDIM = "schedulers/scheduling_ddim.py";
const DDPM = "schedulers/scheduling_ddpm.py";

// Answers `initialize`, then takes nothing more, and ends.
const BODY = JSON.stringify({ jsonrpc: "2.0", id: 0, result: { capabilities: {} } });
const FLEETING = `#!/bin/sh
[ "$1" = lsp ] || { echo mindport 0.0.0; exit; }
head -c 1 >/dev/null
exec 0<&-
printf 'Content-Length: ${BODY.length}\\r\\n\\r\\n%s' '${BODY}'
sleep 0.5
`;

function prepare(folder) {
    const programs = { foreign: "MZ no program of this platform", fleeting: FLEETING };
    for (const [name, text] of Object.entries(programs)) {
        writeFileSync(path.join(folder, name), text, { mode: 0o755 });
    }
}

const options = { files: [IMAGES, DDIM, DDPM], prepare, obeysPermissions: true, user: { "mindport.path": "/no/such/mindport" } };
inVsCode("trouble", options, (test) => {
    test("a binary that is missing", async ({ editor }) => {
        await editor.openFile(IMAGES);
        await editor.notification("there is no /no/such/mindport").waitFor();
        // The other commands do not wait for an answer.
        await editor.command("mindport: Preview Conversion to MindSpore");
        await editor.notification("The mindport server is not running").waitFor();
        await editor.command("Notifications: Clear All Notifications");
    });

    test("a binary of another platform, then the right one", async ({ editor, folder }) => {
        editor.configure({ "mindport.path": path.join(folder, "foreign") });
        await editor.notification("foreign is no program for").waitFor();
        editor.configure({ "mindport.path": "" });
        await editor.status("MindSpore 2.10.0").waitFor();
    });

    test("a file that changes on the disk during a preview", async ({ editor, folder }) => {
        await editor.openFile(IMAGES);
        await editor.command("mindport: Preview Conversion to MindSpore");
        await editor.diff("modified").getByText("mindspore").first().waitFor();
        writeFileSync(path.join(folder, IMAGES), "import torch\n\ntorch.arange(3)\n");
        for (const [side, text] of [["original", /torch\.arange/], ["modified", /mint\.arange/]]) {
            await until(async () => text.test(await editor.diff(side).innerText()), `the ${side} to follow`);
        }
        await editor.page.keyboard.press("Control+W");
    });

    test("a folder that nobody may write into", async ({ editor, folder }) => {
        const before = [DDIM, DDPM].map((name) => editor.text(name)); // one is open, one is not
        const paths = [DDIM, DDPM, path.dirname(DDIM)].map((name) => path.join(folder, name));
        for (const name of paths) chmodSync(name, 0o555);
        await editor.openFile(DDIM);
        await editor.inList("mindport: Convert Workspace to MindSpore…", (once) =>
            editor.choose("Convert in place", once));
        await editor.notification("Failed to save 'scheduling_ddim.py'").waitFor();
        await editor.notification("1 files were left alone: scheduling_ddpm.py").waitFor();
        assert.match(editor.text(IMAGES), /mint/);
        assert.deepEqual([DDIM, DDPM].map((name) => editor.text(name)), before);
        for (const name of paths) chmodSync(name, 0o755);
        await editor.command("File: Revert File");
    });

    test("a server that is killed again and again", async ({ editor }) => {
        for (let killed = new Set(); killed.size < 5;) {
            const pid = await until(() => editor.serverPids().find((other) => !killed.has(other)), "a server");
            // Some while they still start.
            if (killed.size % 2 === 0) await editor.status("MindSpore 2.10.0").waitFor();
            process.kill(pid, "SIGKILL");
            killed.add(pid);
        }
        const given = editor.notification("ended 5 times within 3 minutes");
        await given.waitFor();
        await given.getByText("Restart").click();
        await editor.status("MindSpore 2.10.0").waitFor();
    });

    test("a server that takes nothing after its first answer", async ({ editor, folder }) => {
        editor.configure({ "mindport.path": path.join(folder, "fleeting") });
        await editor.notification("ended 5 times within 3 minutes").waitFor();
        editor.configure({ "mindport.path": "" });
        await editor.status("MindSpore 2.10.0").waitFor();
    });

    test("a file of 10 MB", async ({ editor, folder, note }) => {
        const other = path.join(path.dirname(folder), "large");
        const line = "x = torch.cat([torch.zeros(3), torch.ones(3)], dim=0)\n";
        mkdirSync(other);
        writeFileSync(path.join(other, "large.py"), "import torch\n" + line.repeat(1e7 / line.length));
        writeFileSync(path.join(other, "small.py"), "import torch\n\ntorch.arange(3)\n");
        await editor.openFolder(other);
        editor.configure({ "mindport.path": "" });
        await editor.openFile("large.py");
        await editor.openFile("small.py", 3, 1);
        const start = Date.now();
        await editor.quickFix("mindspore.mint.arange");
        note(`a quick fix while a file of 10 MB is open: ${Date.now() - start} ms`);
        await editor.changedAndSaved();
        assert.match(editor.text("small.py"), /mint\.arange/);
    });
});

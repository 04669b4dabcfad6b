// A workspace that nobody has said to be trusted.
import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inVsCode, until } from "./editor.mjs";

const IMAGES = "image_processor.py";
const trace = (folder) => path.join(path.dirname(folder), "was-run");

// A workspace whose settings name a program of its own as the server.
function prepare(folder) {
    const program = path.join(folder, "program");
    writeFileSync(program, `#!/bin/sh\ntouch ${trace(folder)}\n`);
    chmodSync(program, 0o755);
    mkdirSync(path.join(folder, ".vscode"));
    writeFileSync(path.join(folder, ".vscode/settings.json"), JSON.stringify({ "mindport.path": program }));
}

const user = { "security.workspace.trust.enabled": true, "security.workspace.trust.startupPrompt": "never" };
inVsCode("trust", { files: [IMAGES], prepare, user }, (test) => {
    test("an untrusted workspace is looked at, and runs nothing of its own", async ({ editor, folder }) => {
        await editor.openFile(IMAGES, 33, 7);
        await editor.status("Restricted Mode").waitFor();
        await editor.status("MindSpore 2.10.0").waitFor();
        await editor.quickFix("mindspore");
        await editor.changedAndSaved();
        assert.ok(!existsSync(trace(folder)));
    });

    test("once it is trusted its settings count", async ({ editor, folder }) => {
        await editor.command("Workspaces: Manage Workspace Trust");
        await editor.page.getByRole("button", { name: "Trust", exact: true }).click();
        await until(() => existsSync(trace(folder)), "the program");
    });
});

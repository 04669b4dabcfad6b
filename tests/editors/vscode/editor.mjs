// A VS Code for the tests of a file: code-server in a fresh profile, with the packed extension
// installed, in a browser. People's ways in only: keys, the palette, what is on the screen.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, afterEach, before, describe, it } from "node:test";
import { chromium } from "playwright-core";
import { diffusersFolder } from "./files.mjs";

const { CODE_SERVER, VSIX, SCREENSHOTS, CHROMIUM = "/usr/bin/chromium" } = process.env;
// What code-server wraps: the wrapper adds passwords, and a start that fails on a busy machine.
const SERVER_MAIN = path.join(CODE_SERVER, "lib/vscode/out/server-main.js");
export const TIMEOUT = 1000 * Number(process.env.EDITOR_TIMEOUT ?? 60);

const SETTINGS = {
    "chat.commandCenter.enabled": false,
    "extensions.ignoreRecommendations": true,
    "files.autoSave": "off",
    "security.workspace.trust.enabled": false,
    "telemetry.telemetryLevel": "off",
    "window.restoreWindows": "none",
    "workbench.enableExperiments": false,
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": false,
};

async function freePort() {
    const server = createServer();
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address();
    await new Promise((done) => server.close(done));
    return port;
}

/** Until `holds` gives something; what it throws meanwhile counts as nothing yet. */
export async function until(holds, what, timeout = TIMEOUT) {
    const end = Date.now() + timeout;
    for (;;) {
        let problem = "";
        try {
            const found = await holds();
            if (found) return found;
        } catch (error) {
            problem = `: ${error}`;
        }
        if (Date.now() > end) throw new Error(`waited in vain for ${what}${problem}`);
        await new Promise((done) => setTimeout(done, 50));
    }
}

/**
 * Tests in one VS Code that has a folder with `files` of Diffusers open (all without a list). `define`
 * gets what makes a test, as node:test's `it`, but its body gets `{ editor, folder, note }`, where
 * `note` prints a line. A picture is kept of the end of each.
 */
export function inVsCode(title, { files, prepare, ...options }, define) {
    describe(`VS Code: ${title}`, () => {
        let editor;
        let folder;
        before(async () => {
            folder = diffusersFolder(files);
            prepare?.(folder);
            editor = await Editor.start(options);
            await editor.openFolder(folder);
        });
        after(async () => {
            await editor?.stop();
            rmSync(path.dirname(folder), { recursive: true });
        });
        afterEach(async ({ name }) => {
            await editor.shot(`${title}-${name}`.replace(/[^\w-]+/g, "-"));
        });
        define((name, run) => {
            it(name, (context) => run({ editor, folder, note: (text) => context.diagnostic(text) }));
        });
    });
}

// In the page: the times of what the status bar shows.
function noteTimes() {
    const seen = (globalThis.seen = {});
    const look = () => {
        const items = [...document.querySelectorAll(".statusbar-item")].map((item) => item.innerText);
        if (items.some((text) => text.includes("mindport"))) seen.started ??= Date.now();
        const problems = document.getElementById("status.problems")?.innerText ?? "";
        if (/[1-9]/.test(problems)) seen.found ??= Date.now();
        if (seen.found === undefined) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}

export class Editor {
    /**
     * `user`: settings; `install`: .vsix files; `obeysPermissions`: also where it runs as root;
     * `watch`: notes in `seen` when the extension has started and when the first problems are shown.
     */
    static async start({ user = {}, install = [VSIX], obeysPermissions = false, watch = false } = {}) {
        const editor = new Editor();
        try {
            await editor.startServer({ ...SETTINGS, ...user }, install, obeysPermissions);
            editor.browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
            const context = await editor.browser.newContext({ viewport: { width: 1280, height: 800 } });
            editor.page = await context.newPage();
            editor.page.setDefaultTimeout(TIMEOUT);
            if (watch) await editor.page.addInitScript(noteTimes);
        } catch (error) {
            await editor.stop();
            throw error;
        }
        return editor;
    }

    async startServer(settings, install, obeysPermissions) {
        this.home = mkdtempSync(path.join(tmpdir(), "mindport-code-"));
        this.extensions = path.join(this.home, "extensions");
        mkdirSync(this.extensions);
        this.settings = {};
        this.configure(settings);
        this.port = await freePort();
        const command = [process.execPath, SERVER_MAIN, "--host", "127.0.0.1", "--port", `${this.port}`,
            "--without-connection-token", "--accept-server-license-terms", "--telemetry-level", "off",
            "--start-server", "--server-data-dir", this.home, "--extensions-dir", this.extensions,
            ...install.flatMap((vsix) => ["--install-extension", vsix])];
        // Root may write where the permissions say that nobody may, unless it gives that up.
        const ruled = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"];
        if (obeysPermissions && process.getuid() === 0) command.unshift(...ruled);
        this.server = spawn(command[0], command.slice(1), { stdio: ["ignore", "pipe", "pipe"] });
        let output = "";
        for (const stream of [this.server.stdout, this.server.stderr]) {
            stream.on("data", (data) => (output += data));
        }
        const installed = () => readdirSync(this.extensions).length > install.length; // and a list
        await until(() => output.includes("agent listening") && installed(), "the editor's server", 4 * TIMEOUT);
    }

    /** Writes settings: the person's before a folder is open, then that folder's. */
    configure(settings) {
        Object.assign(this.settings, settings);
        const file = this.folder
            ? path.join(this.folder, ".vscode/settings.json")
            : path.join(this.home, "data/User/settings.json");
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, JSON.stringify(this.folder ? settings : this.settings));
    }

    async stop() {
        await this.browser?.close();
        const ended = new Promise((done) => this.server.once("exit", done));
        if (this.server.exitCode === null && this.server.kill()) await ended;
        await until(() => this.serverPids().length === 0, "the language server to end");
        rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
    }

    async openFolder(folder) {
        this.folder = folder;
        const url = `http://127.0.0.1:${this.port}/?folder=${encodeURIComponent(folder)}`;
        await this.page.goto(url, { timeout: 3 * TIMEOUT }); // the first start of all
        await this.page.locator(".monaco-workbench .part.statusbar").waitFor();
        await this.page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
    }

    async openFile(file, line = 1, column = 1) {
        await this.quickInput("Control+P", file, path.basename(file));
        const tab = this.page.locator(".tab.active", { hasText: path.basename(file) });
        await tab.waitFor();
        await this.goTo(line, column);
    }

    async goTo(line, column) {
        await this.page.locator(".editor-group-container.active .monaco-editor .view-line").first().waitFor();
        await this.quickInput("Control+G", `:${line}:${column}`);
        await this.status(`Ln ${line}, Col ${column}`).waitFor();
    }

    /** Puts the cursor on the first place of a text in a file of the folder, and opens it. */
    async openAt(file, text) {
        const lines = readFileSync(path.join(this.folder, file), "utf8").split("\n");
        const line = lines.findIndex((candidate) => candidate.includes(text));
        if (line < 0) throw new Error(`${file} has no ${text}`);
        await this.openFile(file, line + 1, lines[line].indexOf(text) + 1);
        return line + 1;
    }

    /** Opens an input by keys, fills it in and takes an entry; again where something has closed it. */
    async quickInput(keys, text, entry) {
        const input = this.page.locator(".quick-input-widget input[type=text]");
        const once = { timeout: 5000 };
        await until(async () => {
            await this.page.keyboard.press(keys);
            await input.waitFor({ state: "visible", timeout: 2000 });
            await input.fill(text, once);
            if (entry === undefined) await input.press("Enter", once);
            else await this.choice(entry).first().click(once);
            return true;
        }, `${text} in the input that ${keys} opens`);
    }

    async command(title) {
        await this.quickInput("F1", `>${title}`, title);
    }

    choice(label) {
        return this.page.locator(".quick-input-list .monaco-list-row", { hasText: label });
    }

    async choose(label, options) {
        await this.choice(label).first().click(options);
    }

    /**
     * Runs a command that opens a list, and does what `take` does with it; again where the list has
     * gone meanwhile. A page that was shown before may take the focus back late, and lists go then.
     */
    async inList(title, take) {
        await until(async () => {
            await this.command(title);
            await take({ timeout: 5000 });
            return true;
        }, `what is taken from the list of ${title}`);
    }

    /** What a command of this title has opened to be filled in. */
    async input(title) {
        const input = this.page.locator(".quick-input-widget", { hasText: title }).locator("input[type=text]");
        await input.waitFor();
        return input;
    }

    /** Opens the light bulb's menu on this line, once the entry is offered, and takes it. */
    async quickFix(title, shot) {
        const row = this.page.locator(".action-widget .monaco-list-row", { hasText: title }).first();
        await until(async () => {
            await this.page.keyboard.press("Control+.");
            await row.waitFor({ timeout: 3000 }).catch(async (error) => {
                await this.page.keyboard.press("Escape");
                throw error;
            });
            return true;
        }, `${title} to be offered`);
        if (shot) await this.shot(shot);
        await until(async () => {
            if (/focused/.test(await row.getAttribute("class"))) return true;
            await this.page.keyboard.press("ArrowDown");
            return false;
        }, `${title} to be chosen`);
        await this.page.keyboard.press("Enter");
    }

    rows() {
        return this.page.locator(".pane-body .monaco-list-row");
    }

    row(text) {
        return this.rows().filter({ hasText: text }).first();
    }

    diff(side) {
        return this.page.locator(`.monaco-diff-editor .editor.${side} .view-lines`);
    }

    /** What the status bar says is left to a person. */
    async left() {
        const text = await this.status("MindSpore 2.").innerText();
        return Number(/\d+/.exec(text)[0]);
    }

    /** Once the workspace's state, which is written every few seconds, has this in it. */
    async hasStored(text) {
        const stored = () => this.page.evaluate(async () => {
            const answer = (request) => new Promise((done, failed) => {
                request.onsuccess = () => done(request.result);
                request.onerror = () => failed(request.error);
            });
            const values = [];
            for (const { name } of await indexedDB.databases()) {
                if (!name.startsWith("vscode-web-state-db-")) continue;
                const database = await answer(indexedDB.open(name));
                const table = database.transaction("ItemTable").objectStore("ItemTable");
                values.push(...(await answer(table.getAll())));
                database.close();
            }
            return values.join("\n");
        });
        await until(async () => (await stored()).includes(text), `${text} to be stored`);
    }

    status(text) {
        return this.page.locator(".part.statusbar .statusbar-item", { hasText: text });
    }

    notification(text) {
        return this.page.locator(".notification-list-item", { hasText: text });
    }

    /** Once the file that is shown has been changed: saves it. */
    async changedAndSaved() {
        await this.page.locator(".tab.active.dirty").waitFor();
        await this.page.keyboard.press("Control+S");
        await until(async () => (await this.page.locator(".tab.active.dirty").count()) === 0, "the file to be saved");
    }

    text(file) {
        return readFileSync(path.join(this.folder, file), "utf8");
    }

    async shot(name) {
        if (!SCREENSHOTS) return;
        mkdirSync(SCREENSHOTS, { recursive: true });
        await this.page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
    }

    /** Of the language servers that this editor's extension has started. */
    serverPids() {
        return readdirSync("/proc").filter((entry) => {
            if (!/^\d+$/.test(entry)) return false;
            try {
                const serves = readFileSync(`/proc/${entry}/cmdline`, "utf8").endsWith("\0lsp\0");
                return serves && readlinkSync(`/proc/${entry}/exe`).startsWith(this.extensions);
            } catch {
                return false; // it has ended, or is another person's
            }
        }).map(Number);
    }
}

// A VS Code of its own for each test file: code-server in a fresh profile, with the packed extension
// installed, in a browser. People's ways in only: keys, the palette, what is on the screen.
import { execFile, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

const run = promisify(execFile);
const { CODE_SERVER, VSIX, SCREENSHOTS, CHROMIUM = "/usr/bin/chromium" } = process.env;
// What code-server wraps: the wrapper adds passwords, and a start that fails on a busy machine.
const SERVER_MAIN = path.join(CODE_SERVER, "lib/vscode/out/server-main.js");
export const { MINDPORT, MINDPORT_DIFFUSERS } = process.env;
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

/** A folder with these files of Diffusers, by their paths in it; all without a list. */
export function diffusersFolder(files) {
    const root = mkdtempSync(path.join(tmpdir(), "mindport-ws-"));
    const folder = path.join(root, "diffusers");
    if (files === undefined) cpSync(MINDPORT_DIFFUSERS, folder, { recursive: true });
    for (const file of files ?? []) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        cpSync(path.join(MINDPORT_DIFFUSERS, file), path.join(folder, file));
    }
    return folder;
}

/** What the command line makes of a folder: file name to text. */
export async function converted(folder) {
    const target = mkdtempSync(path.join(tmpdir(), "mindport-cli-"));
    await run(MINDPORT, ["convert", folder, target, "--quiet"]).catch((error) => {
        if (error.code !== 1) throw error; // 1: something is left to do
    });
    const texts = textsOf(target);
    rmSync(target, { recursive: true });
    return texts;
}

export function textsOf(folder) {
    const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".py"));
    return Object.fromEntries(files.sort().map((file) => [file, readFileSync(path.join(folder, file), "utf8")]));
}

export class Editor {
    static async start({ settings = {}, install = [VSIX] } = {}) {
        const editor = new Editor();
        editor.home = mkdtempSync(path.join(tmpdir(), "mindport-code-"));
        editor.extensions = path.join(editor.home, "extensions");
        editor.settings = { ...SETTINGS, ...settings };
        editor.configure({});
        mkdirSync(editor.extensions);
        editor.port = await freePort();
        editor.server = spawn(
            process.execPath,
            [SERVER_MAIN, "--host", "127.0.0.1", "--port", `${editor.port}`, "--without-connection-token",
                "--accept-server-license-terms", "--telemetry-level", "off", "--start-server",
                "--server-data-dir", editor.home, "--extensions-dir", editor.extensions,
                ...install.flatMap((vsix) => ["--install-extension", vsix])],
            { stdio: ["ignore", "pipe", "pipe"] },
        );
        let output = "";
        for (const stream of [editor.server.stdout, editor.server.stderr]) {
            stream.on("data", (data) => (output += data));
        }
        const installed = () => readdirSync(editor.extensions).length > install.length; // and a list
        await until(() => output.includes("agent listening") && installed(), "the editor's server", 4 * TIMEOUT);
        editor.browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
        const context = await editor.browser.newContext({ viewport: { width: 1280, height: 800 } });
        editor.page = await context.newPage();
        editor.page.setDefaultTimeout(TIMEOUT);
        return editor;
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
        this.server.kill();
        await ended;
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
        await this.quickInput("Control+P", file);
        await this.page.locator(".quick-input-list .monaco-list-row", { hasText: path.basename(file) }).first().click();
        const tab = this.page.locator(".tab.active", { hasText: path.basename(file) });
        await tab.waitFor();
        await this.goTo(line, column);
    }

    async goTo(line, column) {
        await this.page.locator(".editor-group-container.active .monaco-editor .view-line").first().waitFor();
        await this.quickInput("Control+G", `:${line}:${column}`);
        await this.page.keyboard.press("Enter");
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

    async quickInput(keys, text) {
        const input = this.page.locator(".quick-input-widget input[type=text]");
        await until(async () => {
            await this.page.keyboard.press(keys);
            await input.waitFor({ state: "visible", timeout: 2000 });
            return true;
        }, `the input that ${keys} opens`);
        await input.fill(text);
    }

    async command(title) {
        await this.quickInput("F1", `>${title}`);
        const row = this.page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
        await row.click();
    }

    async choose(label) {
        await this.page.locator(".quick-input-list .monaco-list-row", { hasText: label }).first().click();
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

    /** What the status bar says is left to a person. */
    async left() {
        const text = await this.status("MindSpore 2.").innerText();
        return Number(/\d+/.exec(text)[0]);
    }

    status(text) {
        return this.page.locator(".part.statusbar .statusbar-item", { hasText: text });
    }

    notification(text) {
        return this.page.locator(".notification-list-item", { hasText: text });
    }

    async save() {
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
                return readlinkSync(`/proc/${entry}/exe`).startsWith(this.extensions);
            } catch {
                return false; // it has ended, or is another person's
            }
        }).map(Number);
    }
}

// The server's process: which binary, whether it runs at all, its start and its restarts.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import {
    CloseAction,
    type CloseHandlerResult,
    ErrorAction,
    ExecuteCommandRequest,
    LanguageClient,
    type LanguageClientOptions,
    RevealOutputChannelOn,
    State,
} from "vscode-languageclient/node";

const MOST_RESTARTS = 4;
const RESTART_PERIOD_MS = 3 * 60 * 1000;
const PROGRAM = process.platform === "win32" ? "mindport.exe" : "mindport";

export type ServerState = "starting" | "running" | "stopped";

export class Server implements vscode.Disposable {
    readonly log = vscode.window.createOutputChannel("mindport", { log: true });
    state: ServerState = "stopped";
    private client: LanguageClient | undefined;
    private closings: number[] = [];
    private readonly changed = new vscode.EventEmitter<ServerState>();
    readonly onDidChangeState = this.changed.event;

    constructor(private readonly context: vscode.ExtensionContext) {}

    // Where the binary is: the setting, else the one in the extension, else one on the PATH.
    program(): string {
        const set = vscode.workspace.getConfiguration("mindport").get<string>("path", "").trim();
        if (set !== "") return set.startsWith("~/") ? path.join(homedir(), set.slice(2)) : set;
        const bundled = this.context.asAbsolutePath(path.join("bin", PROGRAM));
        return existsSync(bundled) ? bundled : PROGRAM;
    }

    async start(): Promise<void> {
        const program = this.program();
        this.become("starting");
        const problem = await whyItDoesNotRun(program);
        if (problem !== undefined) {
            this.become("stopped");
            await this.explainFailure(program, problem);
            return;
        }
        const client = new LanguageClient(
            "mindport",
            "mindport",
            { command: program, args: ["lsp"], options: { cwd: workingFolder() } },
            this.options(),
        );
        this.client = client;
        client.onDidChangeState(({ newState }) => {
            if (this.client !== client) return;
            if (newState === State.Running) this.become("running");
            else this.become(newState === State.Starting ? "starting" : "stopped");
        });
        try {
            await client.start();
        } catch (error) {
            this.log.error(String(error));
        }
    }

    async stop(): Promise<void> {
        const client = this.client;
        this.client = undefined;
        await client?.dispose().catch((error: unknown) => {
            this.log.warn(String(error)); // it had ended already
        });
        this.become("stopped");
    }

    async restart(): Promise<void> {
        this.closings = [];
        await this.stop();
        await this.start();
    }

    // Runs a command of the server; throws where it is not running or refuses.
    async run<Result>(command: string, argument: object = {}): Promise<Result> {
        if (this.client?.state !== State.Running) {
            throw new Error(vscode.l10n.t("The mindport server is not running."));
        }
        const params = { command, arguments: [argument] };
        return (await this.client.sendRequest(ExecuteCommandRequest.type, params)) as Result;
    }

    dispose(): void {
        void this.stop();
        this.log.dispose();
        this.changed.dispose();
    }

    private become(state: ServerState): void {
        this.state = state;
        this.changed.fire(state);
    }

    private options(): LanguageClientOptions {
        const schemes = ["file", "untitled", "vscode-notebook-cell"];
        return {
            documentSelector: schemes.map((scheme) => ({ scheme, language: "python" })),
            outputChannel: this.log,
            revealOutputChannelOn: RevealOutputChannelOn.Never,
            errorHandler: {
                error: (_error, _message, count) => ({
                    action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
                    handled: true,
                }),
                closed: () => this.closed(),
            },
        };
    }

    // Once it has ended by itself: starts it again, but not for ever.
    private closed(): CloseHandlerResult {
        const now = Date.now();
        this.closings = this.closings.filter((time) => now - time < RESTART_PERIOD_MS);
        this.closings.push(now);
        if (this.closings.length <= MOST_RESTARTS) {
            this.log.warn(`the server ended; restart ${this.closings.length} of ${MOST_RESTARTS}`);
            return { action: CloseAction.Restart, handled: true };
        }
        void this.offer(
            vscode.l10n.t(
                "The mindport server ended {0} times within 3 minutes and is not started again.",
                this.closings.length,
            ),
        );
        return { action: CloseAction.DoNotRestart, handled: true };
    }

    private async explainFailure(program: string, problem: string): Promise<void> {
        this.log.error(`${program}: ${problem}`);
        await this.offer(vscode.l10n.t("mindport does not run: {0}", problem));
    }

    private async offer(message: string): Promise<void> {
        const again = vscode.l10n.t("Restart");
        const settings = vscode.l10n.t("Set the path");
        const log = vscode.l10n.t("Show the log");
        const chosen = await vscode.window.showErrorMessage(message, again, settings, log);
        if (chosen === again) await this.restart();
        if (chosen === settings) {
            await vscode.commands.executeCommand("workbench.action.openSettings", "mindport.path");
        }
        if (chosen === log) this.log.show();
    }
}

function workingFolder(): string {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    return folder?.scheme === "file" && existsSync(folder.fsPath) ? folder.fsPath : homedir();
}

// Tried before the server is started, since a client only sees that a process has ended.
async function whyItDoesNotRun(program: string): Promise<string | undefined> {
    try {
        await promisify(execFile)(program, ["--version"], { timeout: 10_000 });
        return undefined;
    } catch (error) {
        const { code, stderr } = error as { code?: string | number; stderr?: string };
        const platform = `${process.platform}-${process.arch}`;
        switch (code) {
            case "ENOENT":
                return vscode.l10n.t(
                    "there is no {0}. Install mindport, or set mindport.path to the binary.",
                    program,
                );
            case "EACCES":
                return vscode.l10n.t("{0} may not be executed (chmod +x).", program);
            case "ENOEXEC":
            case "UNKNOWN":
                return vscode.l10n.t(
                    "{0} is no program for {1}. Install the extension for this platform.",
                    program,
                    platform,
                );
            default:
                return stderr?.trim().split("\n")[0] ?? String(error);
        }
    }
}

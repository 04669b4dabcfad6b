// The server's process: which binary, whether it runs at all, its start and its restarts.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import {
    CloseAction,
    ErrorAction,
    ExecuteCommandRequest,
    LanguageClient,
    type LanguageClientOptions,
    RevealOutputChannelOn,
    State,
    WorkDoneProgress,
    WorkDoneProgressCancelNotification,
} from "vscode-languageclient/node";

const MOST_RESTARTS = 4;
const RESTART_PERIOD_MS = 3 * 60 * 1000;
const PROGRAM = process.platform === "win32" ? "mindport.exe" : "mindport";

// What goes wrong is told by Server, in sentences that help; the client's own go to the log.
class Client extends LanguageClient {
    override error(message: string, data?: unknown): void {
        super.error(message, data, false);
    }
}

export type ServerState = "starting" | "running" | "stopped";

export class Server implements vscode.Disposable {
    readonly log = vscode.window.createOutputChannel("mindport", { log: true });
    state: ServerState = "stopped";
    private client: LanguageClient | undefined;
    private closings: number[] = [];
    private turn: Promise<void> = Promise.resolve();
    private longRuns = 0;
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

    start(): Promise<void> {
        return this.inTurn(() => this.startNow());
    }

    stop(): Promise<void> {
        return this.inTurn(() => this.stopNow());
    }

    restart(): Promise<void> {
        return this.inTurn(async () => {
            this.closings = [];
            await this.stopNow();
            await this.startNow();
        });
    }

    // One after the other: of two restarts at a time each would start a server.
    private inTurn(step: () => Promise<void>): Promise<void> {
        this.turn = this.turn.then(step, step);
        return this.turn;
    }

    private async startNow(): Promise<void> {
        const program = this.program();
        this.become("starting");
        const problem = await whyItDoesNotRun(program);
        if (problem !== undefined) {
            this.become("stopped");
            this.log.error(`${program}: ${problem}`);
            // Not waited for: until the person answers, no command of the extension would run.
            void this.offer(vscode.l10n.t("mindport does not run: {0}", problem));
            return;
        }
        const client = new Client(
            "mindport",
            "mindport",
            { command: program, args: ["lsp"], options: { cwd: workingFolder() } },
            this.options(),
        );
        this.client = client;
        client.onDidChangeState(({ newState }) => {
            if (this.client !== client) return;
            if (newState === State.Running) this.become("running");
            else if (newState === State.Starting) this.become("starting");
            else if (this.state !== "stopped") {
                // Once, though the client may say so several times.
                this.become("stopped");
                this.ended();
            }
        });
        try {
            await client.start();
        } catch (error) {
            this.log.error(String(error));
        }
    }

    private async stopNow(): Promise<void> {
        const client = this.client;
        this.client = undefined;
        await client?.dispose().catch((error: unknown) => {
            this.log.warn(String(error)); // it had ended already
        });
        this.become("stopped");
    }

    // Runs a command of the server; throws where it is not running or refuses.
    async run<Result>(command: string, argument: object = {}): Promise<Result> {
        const params = { command, arguments: [argument] };
        return (await this.running().sendRequest(ExecuteCommandRequest.type, params)) as Result;
    }

    // The same for what takes long: a notification shows how far it is, and cancels it.
    async runLong<Result>(title: string, command: string, argument: object = {}): Promise<Result> {
        const client = this.running();
        const workDoneToken = `extension-${++this.longRuns}`;
        const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
        return vscode.window.withProgress(options, async (progress, cancellation) => {
            let shown = 0;
            const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
                if (value.kind !== "report") return;
                const { message = "", percentage = shown } = value;
                progress.report({ message, increment: percentage - shown });
                shown = percentage;
            });
            cancellation.onCancellationRequested(() => {
                const params = { token: workDoneToken };
                void client.sendNotification(WorkDoneProgressCancelNotification.type, params);
            });
            try {
                const params = { command, arguments: [argument], workDoneToken };
                return (await client.sendRequest(ExecuteCommandRequest.type, params)) as Result;
            } finally {
                listener.dispose();
            }
        });
    }

    private running(): LanguageClient {
        if (this.client?.state === State.Running) return this.client;
        throw new Error(vscode.l10n.t("The mindport server is not running."));
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
            middleware: {
                workspace: {
                    // Once the server has read its settings, what it says about itself may differ.
                    configuration: (params, token, next) => {
                        setImmediate(() => {
                            this.changed.fire(this.state);
                        });
                        return next(params, token);
                    },
                },
            },
            errorHandler: {
                error: (_error, _message, count) => ({
                    action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
                    handled: true,
                }),
                closed: () => ({ action: CloseAction.DoNotRestart, handled: true }),
            },
            initializationFailedHandler: () => false, // nothing to show, see ended()
        };
    }

    // Once it has ended by itself, even while it started: starts it again, but not for ever. The state
    // tells of every end; the client's error handler is not asked where writing to the server failed first.
    private ended(): void {
        const now = Date.now();
        this.closings = this.closings.filter((time) => now - time < RESTART_PERIOD_MS);
        this.closings.push(now);
        if (this.closings.length <= MOST_RESTARTS) {
            this.log.warn(`the server ended; restart ${this.closings.length} of ${MOST_RESTARTS}`);
            void this.inTurn(async () => {
                await this.stopNow();
                await this.startNow();
            });
        } else {
            void this.offer(
                vscode.l10n.t(
                    "The mindport server ended {0} times within 3 minutes and is not started again.",
                    this.closings.length,
                ),
            );
        }
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
    const foreign = vscode.l10n.t(
        "{0} is no program for {1}. Install the extension for this platform.",
        program,
        `${process.platform}-${process.arch}`,
    );
    try {
        const { stdout } = await promisify(execFile)(program, ["--version"], { timeout: 10_000 });
        if (stdout.startsWith("mindport ")) return undefined;
        return vscode.l10n.t("{0} is another program.", program);
    } catch (error) {
        const { code, stderr = "" } = error as { code?: string | number; stderr?: string };
        const [said = ""] = stderr.trim().split("\n");
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
                return foreign;
            default:
                // What the system does not know is given to a shell, which tells its line.
                if (said.startsWith(program) && /^: (line )?\d+: /.test(said.slice(program.length))) {
                    return foreign;
                }
                return said === "" ? String(error) : said;
        }
    }
}

// Starts everything and binds the commands.
import * as vscode from "vscode";
import { Converter } from "./conversion";
import { Explainer } from "./explain";
import { exportFindings } from "./export";
import { Findings } from "./findings";
import { MigrationView } from "./migration";
import { Preview } from "./preview";
import { showReport } from "./report";
import { Server } from "./server";
import { Status } from "./status";
import { Texts } from "./texts";

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
    const running = new Server(context);
    server = running;
    const texts = new Texts();
    const findings = new Findings(context.workspaceState);
    const view = new MigrationView(findings);
    const status = new Status(running, findings);
    const converter = new Converter(running);
    const preview = new Preview(running, texts);
    const explainer = new Explainer(running, texts);
    context.subscriptions.push(running, texts, findings, view, status, converter, preview);

    // Ids that the server's own commands (mindport.convertFile, …) leave free.
    const commands: Record<string, (...args: never[]) => unknown> = {
        "mindport.convertThisFile": (uri?: vscode.Uri) => converter.file(uri),
        "mindport.convertSelection": () => converter.selection(),
        "mindport.convertAll": () => converter.workspace(),
        "mindport.undoConversion": () => converter.undo(),
        "mindport.previewConversion": (uri?: vscode.Uri) => preview.show(uri),
        "mindport.showReport": () => showReport(running, texts),
        "mindport.explainApi": (name?: string) => explainer.api(name),
        "mindport.selectTarget": () => status.selectTarget(),
        "mindport.restart": () => running.restart(),
        "mindport.showLog": () => {
            running.log.show();
        },
        "mindport.groupByFile": () => {
            view.group("file");
        },
        "mindport.groupByApi": () => {
            view.group("api");
        },
        "mindport.filter": () => view.filter(),
        "mindport.toggleDone": (node: Parameters<MigrationView["toggleDone"]>[0]) => {
            view.toggleDone(node);
        },
        "mindport.export": () => exportFindings(running),
    };
    for (const [id, run] of Object.entries(commands)) {
        context.subscriptions.push(vscode.commands.registerCommand(id, told(run, running)));
    }
    context.subscriptions.push(
        vscode.workspace.onDidChangeConfiguration((event) => {
            if (event.affectsConfiguration("mindport.path")) void running.restart();
        }),
    );
    await running.start();
}

export async function deactivate(): Promise<void> {
    await server?.stop();
}

// What goes wrong is told in a sentence, and in full in the log.
function told(run: (...args: never[]) => unknown, { log }: Server): (...args: never[]) => unknown {
    return async (...args) => {
        try {
            await run(...args);
        } catch (error) {
            log.error(error instanceof Error ? error : String(error));
            const text = error instanceof Error ? error.message : String(error);
            void vscode.window.showErrorMessage(`mindport: ${text}`);
        }
    };
}

// Conversions: of a selection, a file or the workspace.
import * as path from "node:path";
import * as vscode from "vscode";
import type { Change, Conversion } from "./protocol";
import type { Server } from "./server";

const VIEW = "mindport.migration.focus";

export class Converter implements vscode.Disposable {
    private readonly listener: vscode.Disposable;

    constructor(private readonly server: Server) {
        this.listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
            const typed = contentChanges.length > 0 && document.uri.scheme !== "output";
            if (typed) setContext("undoIsNext", false); // the editor's own undo comes first
        });
    }

    dispose(): void {
        this.listener.dispose();
    }

    async file(uri?: vscode.Uri): Promise<void> {
        const target = uri ?? activePython()?.uri;
        if (target === undefined) return;
        const argument = { uri: target.toString() };
        await this.tell(await this.server.run<Conversion>("mindport.convertFile", argument));
    }

    async selection(): Promise<void> {
        await vscode.commands.executeCommand("editor.action.codeAction", {
            kind: "refactor.rewrite.mindport.selection",
            apply: "first",
        });
    }

    async workspace(): Promise<void> {
        const folder = await chosenFolder();
        if (folder === undefined) return;
        const inPlace = {
            label: vscode.l10n.t("Convert in place"),
            detail: vscode.l10n.t("Undo takes all of it back in one step."),
        };
        const preview = {
            label: vscode.l10n.t("Look at each change first"),
            detail: vscode.l10n.t("The editor lists all changes; you choose which to make."),
        };
        const elsewhere = {
            label: vscode.l10n.t("Convert into another folder…"),
            detail: vscode.l10n.t("The files of this workspace stay as they are."),
        };
        const way = await vscode.window.showQuickPick([inPlace, preview, elsewhere], {
            title: vscode.l10n.t("Convert the workspace to MindSpore"),
        });
        if (way === undefined) return;
        const onDisk = way === inPlace; // the server writes the files that are not open
        const argument: Record<string, unknown> = { preview: way === preview, onDisk, ...folder };
        if (way === elsewhere) {
            const target = await chosenTarget();
            if (target === undefined) return;
            argument["target"] = target.toString();
        }
        const title = vscode.l10n.t("Converting to MindSpore");
        const result = await keepingSaved(() =>
            this.server.runLong<Conversion>(title, "mindport.convertWorkspace", argument),
        );
        const undoable = onDisk && result.applied;
        if (undoable) setUndoable(true);
        await this.tell(result, undoable);
    }

    // Takes back the last conversion in place of a workspace.
    async undo(): Promise<void> {
        const result = await keepingSaved(() => this.server.run<Change>("mindport.undo"));
        if (result.applied) setUndoable(false);
        await this.tell(result);
    }

    private async tell(result: Change | Conversion, undoable = false): Promise<void> {
        for (const { uri, reason } of result.refused) this.server.log.warn(`${uri}: ${reason}`);
        if ("cancelled" in result && result.cancelled) {
            void vscode.window.showInformationMessage(vscode.l10n.t("Cancelled; nothing changed."));
            return;
        }
        if (result.changed > 0 && !result.applied) {
            const text = vscode.l10n.t("The editor did not make the changes.");
            const reason = result.failure ?? "";
            void vscode.window.showWarningMessage(`${text} ${reason}`.trim());
            return;
        }
        const undo = vscode.l10n.t("Undo");
        const show = vscode.l10n.t("Show what is left");
        const log = vscode.l10n.t("Show the log");
        const buttons = undoable ? [undo] : [];
        const [first] = result.refused;
        let chosen: string | undefined;
        if (first !== undefined) {
            const text = vscode.l10n.t(
                "{0} files were left alone: {1}",
                result.refused.length,
                `${path.posix.basename(vscode.Uri.parse(first.uri).path)}: ${first.reason}`,
            );
            const message = `${result.message}. ${text}`;
            chosen = await vscode.window.showWarningMessage(message, ...buttons, log);
        } else {
            if ("left" in result && result.left.length > 0) buttons.push(show);
            chosen = await vscode.window.showInformationMessage(result.message, ...buttons);
        }
        if (chosen === undo) await this.undo();
        if (chosen === show) await vscode.commands.executeCommand(VIEW);
        if (chosen === log) this.server.log.show();
    }
}

function setContext(key: string, value: boolean): void {
    void vscode.commands.executeCommand("setContext", `mindport.${key}`, value);
}

// Whether there is a conversion to take back; the undo key does that until something is typed.
function setUndoable(undoable: boolean): void {
    setContext("canUndo", undoable);
    setContext("undoIsNext", undoable);
}

// What was saved before a change is saved after it, like the files that are not open.
async function keepingSaved<Result>(change: () => Promise<Result>): Promise<Result> {
    const saved = vscode.workspace.textDocuments.filter(
        ({ uri, isDirty }) => uri.scheme === "file" && !isDirty,
    );
    const result = await change();
    await Promise.all(saved.filter(({ isDirty }) => isDirty).map((document) => document.save()));
    return result;
}

export function activePython(): vscode.TextDocument | undefined {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId === "python") return document;
    void vscode.window.showInformationMessage(vscode.l10n.t("Open a Python file first."));
    return undefined;
}

// {} for all folders; undefined where the person has changed their mind.
async function chosenFolder(): Promise<{ folder?: string } | undefined> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (folders.length === 0) {
        void vscode.window.showInformationMessage(vscode.l10n.t("Open a folder first."));
        return undefined;
    }
    if (folders.length === 1) return {};
    const all = { label: vscode.l10n.t("All folders"), folder: undefined };
    const items = folders.map(({ name, uri }) => ({ label: name, folder: uri.toString() }));
    const chosen = await vscode.window.showQuickPick([all, ...items], {
        title: vscode.l10n.t("Which folder is to be converted?"),
    });
    if (chosen === undefined) return undefined;
    return chosen.folder === undefined ? {} : { folder: chosen.folder };
}

async function chosenTarget(): Promise<vscode.Uri | undefined> {
    const chosen = await vscode.window.showOpenDialog({
        canSelectFiles: false,
        canSelectFolders: true,
        openLabel: vscode.l10n.t("Convert into this folder"),
    });
    return chosen?.[0];
}

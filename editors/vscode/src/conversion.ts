// Conversions: of a selection, a file or the workspace.
import * as path from "node:path";
import * as vscode from "vscode";
import type { Conversion } from "./protocol";
import type { Server } from "./server";

const VIEW = "mindport.migration.focus";

export class Converter {
    constructor(private readonly server: Server) {}

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
        const argument: Record<string, unknown> = { preview: way === preview, ...folder };
        if (way === elsewhere) {
            const target = await chosenTarget();
            if (target === undefined) return;
            argument["target"] = target.toString();
        }
        const title = vscode.l10n.t("Converting to MindSpore");
        const run = this.server.runLong<Conversion>(title, "mindport.convertWorkspace", argument);
        await this.tell(await run);
    }

    private async tell(result: Conversion): Promise<void> {
        for (const { uri, reason } of result.refused) this.server.log.warn(`${uri}: ${reason}`);
        if (result.cancelled) {
            void vscode.window.showInformationMessage(vscode.l10n.t("Cancelled; nothing changed."));
            return;
        }
        const show = vscode.l10n.t("Show what is left");
        const log = vscode.l10n.t("Show the log");
        if (result.changed > 0 && !result.applied) {
            const text = vscode.l10n.t("The editor did not make the changes.");
            const reason = result.failure ?? "";
            void vscode.window.showWarningMessage(`${text} ${reason}`.trim());
            return;
        }
        const [first] = result.refused;
        if (first !== undefined) {
            const text = vscode.l10n.t(
                "{0} files were left alone: {1}",
                result.refused.length,
                `${path.posix.basename(vscode.Uri.parse(first.uri).path)}: ${first.reason}`,
            );
            const chosen = await vscode.window.showWarningMessage(
                `${result.message}. ${text}`,
                log,
            );
            if (chosen === log) this.server.log.show();
            return;
        }
        const buttons = result.left.length > 0 ? [show] : [];
        const chosen = await vscode.window.showInformationMessage(result.message, ...buttons);
        if (chosen === show) await vscode.commands.executeCommand(VIEW);
    }
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

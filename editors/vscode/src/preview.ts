// What a conversion would give, in the editor's own comparison; nothing is written.
import * as path from "node:path";
import * as vscode from "vscode";
import { TextDocumentEdit, type TextEdit } from "vscode-languageclient";
import { activePython } from "./conversion";
import type { Conversion } from "./protocol";
import type { Server } from "./server";
import type { Texts } from "./texts";

const PAUSE_MS = 300; // of typing, before a comparison follows

export class Preview implements vscode.Disposable {
    private readonly listener: vscode.Disposable;
    private readonly timers = new Map<string, NodeJS.Timeout>(); // by the file's path

    constructor(
        private readonly server: Server,
        private readonly texts: Texts,
    ) {
        this.listener = vscode.workspace.onDidChangeTextDocument(({ document }) => {
            if (document.languageId === "python" && texts.has(document.uri.path)) {
                this.follow(document);
            }
        });
    }

    async show(uri?: vscode.Uri): Promise<void> {
        const target = uri ?? activePython()?.uri;
        if (target === undefined) return;
        const document = await vscode.workspace.openTextDocument(target);
        const { version } = document;
        const converted = this.texts.set(target.path, await this.converted(document));
        if (document.version !== version) this.follow(document);
        const title = vscode.l10n.t("{0}: conversion to MindSpore", path.posix.basename(target.path));
        await vscode.commands.executeCommand("vscode.diff", target, converted, title);
    }

    dispose(): void {
        this.listener.dispose();
        for (const timer of this.timers.values()) clearTimeout(timer);
    }

    // What is compared follows the text, whether it was typed or has changed on the disk.
    private follow(document: vscode.TextDocument): void {
        const { uri, version } = document;
        clearTimeout(this.timers.get(uri.path));
        const update = async (): Promise<void> => {
            this.timers.delete(uri.path);
            try {
                const text = await this.converted(document);
                if (document.version === version && this.texts.has(uri.path)) {
                    this.texts.set(uri.path, text);
                }
            } catch (error) {
                this.server.log.warn(String(error)); // what is shown stays as it was
            }
        };
        this.timers.set(uri.path, setTimeout(() => void update(), PAUSE_MS));
    }

    private async converted(document: vscode.TextDocument): Promise<string> {
        const argument = { uri: document.uri.toString(), dryRun: true };
        const result = await this.server.run<Conversion>("mindport.convertFile", argument);
        const [refused] = result.refused;
        if (refused !== undefined) throw new Error(refused.reason);
        return edited(document, editsOf(result));
    }
}

function editsOf(result: Conversion): TextEdit[] {
    const changes = result.edit?.documentChanges ?? [];
    return changes.flatMap((change) =>
        TextDocumentEdit.is(change) ? (change.edits as TextEdit[]) : [],
    );
}

// The text with edits that do not overlap.
function edited(document: vscode.TextDocument, edits: TextEdit[]): string {
    const offset = ({ line, character }: TextEdit["range"]["start"]): number =>
        document.offsetAt(new vscode.Position(line, character));
    const text = document.getText();
    let result = "";
    let end = 0;
    for (const { range, newText } of edits) {
        result += text.slice(end, offset(range.start)) + newText;
        end = offset(range.end);
    }
    return result + text.slice(end);
}

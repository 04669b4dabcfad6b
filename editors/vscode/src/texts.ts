// Documents that are shown and never saved: what a conversion would give, explanations, reports.
import * as vscode from "vscode";

export const SCHEME = "mindport";

export class Texts implements vscode.TextDocumentContentProvider, vscode.Disposable {
    private readonly texts = new Map<string, string>();
    private readonly changed = new vscode.EventEmitter<vscode.Uri>();
    private readonly disposables: vscode.Disposable[];
    readonly onDidChange = this.changed.event;

    constructor() {
        this.disposables = [
            vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
            vscode.workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
        ];
    }

    provideTextDocumentContent(uri: vscode.Uri): string {
        return this.texts.get(uri.toString()) ?? "";
    }

    // Whether a text of that path is open.
    has(path: string): boolean {
        return this.texts.has(uriOf(path).toString());
    }

    // `path` says what tabs show, and by its end which language it is.
    set(path: string, text: string): vscode.Uri {
        const uri = uriOf(path);
        this.texts.set(uri.toString(), text);
        this.changed.fire(uri);
        return uri;
    }

    async showMarkdown(path: string, text: string): Promise<void> {
        await vscode.commands.executeCommand("markdown.showPreview", this.set(path, text));
    }

    dispose(): void {
        for (const disposable of this.disposables) disposable.dispose();
        this.changed.dispose();
    }
}

function uriOf(path: string): vscode.Uri {
    return vscode.Uri.from({ scheme: SCHEME, path });
}

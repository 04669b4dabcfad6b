// "Explain API": a choice of all mappings, searched by PyTorch's and MindSpore's names alike.
import * as vscode from "vscode";
import type { Mapping } from "./protocol";
import type { Server } from "./server";
import type { Texts } from "./texts";

interface Item extends vscode.QuickPickItem {
    mapping: Mapping;
}

const ICONS: Record<Mapping["status"], string> = {
    same: "check",
    adapt: "edit",
    partial: "circle-half",
    drop: "trash",
    manual: "person",
    none: "circle-slash",
};

export class Explainer {
    constructor(
        private readonly server: Server,
        private readonly texts: Texts,
    ) {}

    // With a name (from a key binding or a link) there is nothing to choose.
    async api(name?: string): Promise<void> {
        if (typeof name === "string") {
            await this.show(name);
            return;
        }
        const pick = vscode.window.createQuickPick<Item>();
        pick.title = vscode.l10n.t("Explain an API: PyTorch → MindSpore");
        pick.placeholder = vscode.l10n.t("A name of PyTorch, Diffusers or MindSpore");
        pick.matchOnDescription = true;
        pick.value = nameAtCursor();
        pick.busy = true;
        pick.onDidTriggerItemButton(({ item }) => {
            void vscode.env.openExternal(vscode.Uri.parse(item.mapping.link));
        });
        pick.onDidAccept(() => {
            const name = pick.selectedItems[0]?.mapping.source ?? pick.value;
            pick.hide();
            void this.show(name);
        });
        pick.onDidHide(() => {
            pick.dispose();
        });
        pick.show();
        try {
            pick.items = (await this.server.run<Mapping[]>("mindport.mappings")).map(itemOf);
        } catch (error) {
            pick.hide();
            throw error;
        }
        pick.busy = false;
    }

    private async show(name: string): Promise<void> {
        const found = await this.server.run<{ markdown: string } | null>("mindport.explain", {
            name,
        });
        if (found === null) {
            const text = vscode.l10n.t("Nothing is known about {0}.", name);
            void vscode.window.showInformationMessage(text);
            return;
        }
        await this.texts.showMarkdown(`/${name}.md`, found.markdown);
    }
}

function itemOf(mapping: Mapping): Item {
    const open: vscode.QuickInputButton = {
        iconPath: new vscode.ThemeIcon("link-external"),
        tooltip: vscode.l10n.t("Open its page"),
    };
    return {
        label: `$(${ICONS[mapping.status]}) ${mapping.source}`,
        description: mapping.target === "" ? "" : `→ ${mapping.target}`,
        buttons: mapping.link === "" ? [] : [open],
        mapping,
    };
}

function nameAtCursor(): string {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== "python") return "";
    const range = editor.document.getWordRangeAtPosition(editor.selection.active, /[\w.]+/);
    const name = range === undefined ? "" : editor.document.getText(range);
    return /^(torch|mindspore|diffusers|transformers)\b/.test(name) ? name : "";
}

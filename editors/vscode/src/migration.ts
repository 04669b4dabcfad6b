// The view "Migration": what there is to do, by file or by API. A tick says that it is done.
import * as path from "node:path";
import * as vscode from "vscode";
import { count, describe, type Finding, type Findings, KINDS, type Kind, kindName, left } from "./findings";

interface Group {
    title: string;
    uri?: vscode.Uri; // of a file
    findings: Finding[];
}
type Node = Group | Finding;
type Grouping = "file" | "api";

const ICONS: Record<Kind, vscode.ThemeIcon> = {
    unmapped: new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground")),
    manual: new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground")),
    convertible: new vscode.ThemeIcon("lightbulb"),
};

export class MigrationView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
    private grouping: Grouping = "file";
    private shown = new Set<Kind>(KINDS);
    private showsDone = true;
    private readonly view: vscode.TreeView<Node>;
    private readonly changed = new vscode.EventEmitter<void>();
    private readonly listener: vscode.Disposable;
    readonly onDidChangeTreeData = this.changed.event;

    constructor(private readonly findings: Findings) {
        this.view = vscode.window.createTreeView("mindport.migration", {
            treeDataProvider: this,
            showCollapseAll: true,
            manageCheckboxStateManually: true,
        });
        this.view.onDidChangeCheckboxState(({ items }) => {
            for (const [node, state] of items) {
                const done = state === vscode.TreeItemCheckboxState.Checked;
                findings.setDone("findings" in node ? node.findings : [node], done);
            }
        });
        this.listener = findings.onDidChange(() => {
            this.refresh();
        });
        this.group("file");
    }

    group(by: Grouping): void {
        this.grouping = by;
        void vscode.commands.executeCommand("setContext", "mindport.grouping", by);
        this.refresh();
    }

    async filter(): Promise<void> {
        const kinds = KINDS.map((kind) => ({
            label: kindName(kind),
            picked: this.shown.has(kind),
            shows: [kind],
        }));
        const none: Kind[] = [];
        const done = { label: vscode.l10n.t("done"), picked: this.showsDone, shows: none };
        const chosen = await vscode.window.showQuickPick([...kinds, done], {
            canPickMany: true,
            title: vscode.l10n.t("What the migration view shows"),
        });
        if (chosen === undefined) return;
        this.showsDone = chosen.includes(done);
        this.shown = new Set(chosen.flatMap(({ shows }) => shows));
        this.refresh();
    }

    // Of a group all, of a finding that one.
    toggleDone(node: Node): void {
        const findings = "findings" in node ? node.findings : [node];
        this.findings.setDone(findings, !findings.every(({ done }) => done));
    }

    getChildren(node?: Node): Node[] {
        if (node === undefined) return this.groups();
        return "findings" in node ? node.findings : [];
    }

    getTreeItem(node: Node): vscode.TreeItem {
        return "findings" in node ? groupItem(node) : this.findingItem(node);
    }

    dispose(): void {
        this.listener.dispose();
        this.view.dispose();
        this.changed.dispose();
    }

    private visible(): Finding[] {
        const { shown, showsDone } = this;
        return this.findings.all().filter(({ kind, done }) => shown.has(kind) && (showsDone || !done));
    }

    private groups(): Group[] {
        const groups = new Map<string, Group>();
        for (const finding of this.visible()) {
            const name = this.grouping === "file" ? finding.uri.toString() : finding.api;
            const group = groups.get(name);
            if (group !== undefined) group.findings.push(finding);
            else groups.set(name, this.newGroup(finding));
        }
        if (this.grouping === "file") {
            return [...groups.values()].sort((a, b) => a.title.localeCompare(b.title));
        }
        return [...groups.values()].sort((a, b) => b.findings.length - a.findings.length);
    }

    private newGroup(finding: Finding): Group {
        const { uri, api } = finding;
        if (this.grouping === "api") return { title: api, findings: [finding] };
        return { title: vscode.workspace.asRelativePath(uri), uri, findings: [finding] };
    }

    private findingItem(finding: Finding): vscode.TreeItem {
        const { uri, range, message, kind, done } = finding;
        const place = `${path.posix.basename(uri.path)}:${range.start.line + 1}`;
        const byFile = this.grouping === "file";
        const item = new vscode.TreeItem(byFile ? message : place);
        item.description = byFile ? `${range.start.line + 1}` : message;
        item.tooltip = `${message} (${finding.code}, ${place})`;
        item.iconPath = ICONS[kind];
        item.contextValue = "finding";
        item.checkboxState = checkbox(done);
        item.command = {
            title: vscode.l10n.t("Go to the place"),
            command: "vscode.open",
            arguments: [uri, { selection: range } satisfies vscode.TextDocumentShowOptions],
        };
        return item;
    }

    private refresh(): void {
        const counts = count(this.findings.all());
        const number = left(counts);
        this.view.message = describe(counts);
        this.view.badge = {
            value: number,
            tooltip: vscode.l10n.t("{0} places are left to you", number),
        };
        this.changed.fire();
    }
}

function groupItem({ title, uri, findings }: Group): vscode.TreeItem {
    const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
    item.description = describe(count(findings));
    item.contextValue = uri === undefined ? "api" : "file";
    item.checkboxState = checkbox(findings.every(({ done }) => done));
    if (uri !== undefined) {
        item.resourceUri = uri;
        item.iconPath = vscode.ThemeIcon.File;
    } else {
        item.iconPath = new vscode.ThemeIcon("symbol-method");
    }
    return item;
}

function checkbox(done: boolean): vscode.TreeItemCheckboxState {
    return done ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked;
}

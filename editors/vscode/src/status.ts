// The status bar: how much is left, and for which MindSpore.
import * as vscode from "vscode";
import { count, describe, type Findings, left } from "./findings";
import type { Project } from "./protocol";
import type { Server } from "./server";

export class Status implements vscode.Disposable {
    private readonly item = vscode.window.createStatusBarItem(
        "mindport",
        vscode.StatusBarAlignment.Right,
        90,
    );
    private readonly listeners: vscode.Disposable[];
    private project: Project | undefined;

    constructor(
        private readonly server: Server,
        private readonly findings: Findings,
    ) {
        this.item.name = "mindport";
        const ask = (): void => {
            void this.ask();
        };
        this.listeners = [
            findings.onDidChange(ask), // a scan may have found another profile, too
            server.onDidChangeState(ask),
            vscode.window.onDidChangeActiveTextEditor(ask),
        ];
        this.show();
        this.item.show();
    }

    async selectTarget(): Promise<void> {
        await this.ask();
        const { project } = this;
        if (project === undefined) throw new Error(vscode.l10n.t("The mindport server is not running."));
        const items = [...project.targets].reverse().map((version) => ({
            label: version,
            description: version === project.target ? vscode.l10n.t("now") : "",
        }));
        const title = vscode.l10n.t("The MindSpore to write for");
        const chosen = await vscode.window.showQuickPick(items, { title });
        if (chosen === undefined) return;
        const where =
            vscode.workspace.workspaceFolders === undefined
                ? vscode.ConfigurationTarget.Global
                : vscode.ConfigurationTarget.Workspace;
        await vscode.workspace.getConfiguration("mindport").update("target", chosen.label, where);
    }

    dispose(): void {
        for (const listener of this.listeners) listener.dispose();
        this.item.dispose();
    }

    private async ask(): Promise<void> {
        if (this.server.state === "running") {
            const uri = vscode.window.activeTextEditor?.document.uri;
            const argument = uri?.scheme === "file" ? { uri: uri.toString() } : {};
            try {
                this.project = await this.server.run<Project>("mindport.project", argument);
            } catch (error) {
                this.server.log.warn(String(error)); // it has ended meanwhile
            }
        }
        this.show();
    }

    private show(): void {
        const { item, server } = this;
        if (server.state !== "running") {
            const starts = server.state === "starting";
            item.text = starts ? "$(sync~spin) mindport" : "$(error) mindport";
            item.tooltip = starts
                ? vscode.l10n.t("The mindport server is starting.")
                : vscode.l10n.t("The mindport server is not running.");
            item.command = starts ? "mindport.showLog" : "mindport.restart";
            return;
        }
        const counts = count(this.findings.all());
        const version = this.project?.target ?? "";
        item.text = `$(arrow-swap) ${left(counts)} · MindSpore ${version}`.trimEnd();
        item.tooltip = [
            describe(counts) || vscode.l10n.t("Nothing is left to port."),
            vscode.l10n.t("Profile: {0}", this.project?.profile ?? ""),
            vscode.l10n.t("Click to choose the version of MindSpore."),
        ].join("\n");
        item.command = "mindport.selectTarget";
    }
}

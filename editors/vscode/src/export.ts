// Findings as a file, written by the command line of the same binary.
import { execFile } from "node:child_process";
import * as path from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import type { Server } from "./server";

const LEFT_OVER = 1; // the exit code where something is left to do

export async function exportFindings(server: Server): Promise<void> {
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
    const [first] = folders;
    if (first === undefined) {
        void vscode.window.showInformationMessage(vscode.l10n.t("Open a folder first."));
        return;
    }
    const target = await vscode.window.showSaveDialog({
        title: vscode.l10n.t("Export the findings (.csv, .sarif, .json or .html)"),
        defaultUri: vscode.Uri.joinPath(vscode.Uri.file(first), "mindport.csv"),
        filters: { CSV: ["csv"], SARIF: ["sarif"], JSON: ["json"], HTML: ["html"] },
    });
    if (target === undefined) return;
    const format = /\.(csv|sarif|json|html)$/.exec(target.fsPath)?.[1] ?? "csv";
    await vscode.workspace.saveAll(false); // the command line reads what is on the disk
    const args = ["check", "--quiet", "--output-format", format, "--output-file", target.fsPath];
    try {
        // Relative, so that the file says the same on another machine.
        const sources = folders.map((folder) => path.relative(first, folder) || ".");
        await promisify(execFile)(server.program(), [...args, ...options(), ...sources], { cwd: first });
    } catch (error) {
        if ((error as { code?: unknown }).code !== LEFT_OVER) throw error;
    }
    const open = vscode.l10n.t("Open");
    const text = vscode.l10n.t("The findings are in {0}.", target.fsPath);
    const chosen = await vscode.window.showInformationMessage(text, open);
    if (chosen === open) await vscode.commands.executeCommand("vscode.open", target);
}

// The settings that decide what is found, as the command line takes them.
function options(): string[] {
    const settings = vscode.workspace.getConfiguration("mindport");
    const given: [string, string][] = [];
    for (const name of ["target", "device", "profile"]) {
        given.push([name, settings.get<string>(name, "").replace(/^auto$/, "")]);
    }
    for (const name of ["select", "ignore", "exclude"]) {
        given.push([name, settings.get<string[]>(name, []).join(",")]);
    }
    return given.filter(([, value]) => value !== "").map(([name, value]) => `--${name}=${value}`);
}

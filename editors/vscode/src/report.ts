// The report on the workspace, as Markdown.
import * as path from "node:path";
import * as vscode from "vscode";
import type { Report } from "./protocol";
import type { Server } from "./server";
import type { Texts } from "./texts";

export async function showReport(server: Server, texts: Texts): Promise<void> {
    const title = vscode.l10n.t("Working out the report");
    const report = await server.runLong<Report>(title, "mindport.report");
    await texts.showMarkdown("/mindport-report.md", written(report));
}

function written(report: Report): string {
    const { l10n } = vscode;
    const lines = [
        `# ${l10n.t("Port to MindSpore")}`,
        "",
        `| ${l10n.t("Files")} | ${l10n.t("Convertible")} | ${l10n.t("By hand")} | ${l10n.t("Unmapped")} |`,
        "| ---: | ---: | ---: | ---: |",
        `| ${report.files} | ${report.convertible} | ${report.warnings} | ${report.errors} |`,
        "",
    ];
    const rows = [...report.byApi].sort(
        (a, b) => b.errors + b.warnings - (a.errors + a.warnings) || a.name.localeCompare(b.name),
    );
    if (rows.length > 0) {
        lines.push(`## ${l10n.t("What is left, by API")}`, "");
        lines.push(`| API | ${l10n.t("Places")} | |`, "| --- | ---: | --- |");
    }
    for (const { name, errors, warnings, message } of rows) {
        const mark = errors > 0 ? "❌" : "⚠️";
        lines.push(`| \`${name}\` | ${errors + warnings} | ${mark} ${message.replace(/\|/g, "\\|")} |`);
    }
    if (report.refused.length > 0) lines.push("", `## ${l10n.t("Could not be read")}`, "");
    for (const { uri, reason } of report.refused) {
        lines.push(`- ${path.posix.basename(vscode.Uri.parse(uri).path)}: ${reason}`);
    }
    return lines.join("\n") + "\n";
}

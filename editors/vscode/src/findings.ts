// The server's findings of the whole workspace, as the editor has them, and which are done.
import * as vscode from "vscode";
import type { FindingData } from "./protocol";

export type Kind = FindingData["kind"];
export const KINDS: readonly Kind[] = ["unmapped", "manual", "convertible"];
export type Counts = Record<Kind, number>;

const DONE = "mindport.done";
const PAUSE_MS = 200; // a scan of the workspace brings hundreds of changes

export interface Finding {
    uri: vscode.Uri;
    range: vscode.Range;
    kind: Kind;
    code: string;
    api: string;
    message: string;
    key: string; // the same as long as the file's findings of this kind keep their order
    done: boolean;
}

export class Findings implements vscode.Disposable {
    private readonly files = new Map<string, Finding[]>();
    private readonly done: Set<string>;
    private readonly stale = new Map<string, vscode.Uri>();
    private readonly changed = new vscode.EventEmitter<void>();
    private readonly listener: vscode.Disposable;
    private timer: NodeJS.Timeout | undefined;
    readonly onDidChange = this.changed.event;

    constructor(private readonly memory: vscode.Memento) {
        this.done = new Set(memory.get<string[]>(DONE, []));
        for (const [uri] of vscode.languages.getDiagnostics()) this.stale.set(uri.toString(), uri);
        this.listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
            for (const uri of uris) this.stale.set(uri.toString(), uri);
            this.timer ??= setTimeout(() => {
                this.timer = undefined;
                if (this.readStale()) this.changed.fire();
            }, PAUSE_MS);
        });
        this.readStale();
    }

    all(): Finding[] {
        return [...this.files.values()].flat();
    }

    of(uri: vscode.Uri): Finding[] {
        return this.files.get(uri.toString()) ?? [];
    }

    setDone(findings: readonly Finding[], done: boolean): void {
        for (const { key } of findings) {
            if (done) this.done.add(key);
            else this.done.delete(key);
        }
        // Those of now: what was ticked may have been read again since the view showed it.
        for (const finding of this.all()) finding.done = this.done.has(finding.key);
        void this.memory.update(DONE, [...this.done]);
        this.changed.fire();
    }

    dispose(): void {
        clearTimeout(this.timer);
        this.listener.dispose();
        this.changed.dispose();
    }

    // Gives whether they are others than before: a file that is opened brings the same again, and a
    // view that is drawn anew loses the click of a person just then.
    private readStale(): boolean {
        let differ = false;
        for (const [text, uri] of this.stale) {
            const findings = this.read(uri);
            if (areSame(findings, this.files.get(text) ?? [])) continue;
            differ = true;
            if (findings.length > 0) this.files.set(text, findings);
            else this.files.delete(text);
        }
        this.stale.clear();
        return differ;
    }

    private read(uri: vscode.Uri): Finding[] {
        const findings: Finding[] = [];
        const seen = new Map<string, number>();
        for (const diagnostic of vscode.languages.getDiagnostics(uri)) {
            if (diagnostic.source !== "mindport") continue;
            const data = (diagnostic as { data?: FindingData }).data;
            if (data === undefined) continue;
            if (data.kind === "convertible" && data.fix === "") continue; // nothing to do
            const code = codeOf(diagnostic);
            // Without the message, which comes in two languages.
            const name = `${uri.toString()}|${code}|${data.api}`;
            const number = seen.get(name) ?? 0;
            seen.set(name, number + 1);
            const key = `${name}|${number}`;
            findings.push({
                uri,
                range: diagnostic.range,
                kind: data.kind,
                code,
                api: data.api === "" ? code : data.api,
                message: diagnostic.message,
                key,
                done: this.done.has(key),
            });
        }
        return findings;
    }
}

function areSame(some: readonly Finding[], others: readonly Finding[]): boolean {
    if (some.length !== others.length) return false;
    return some.every((finding, index) => {
        const { key, kind, message, range } = others[index] as Finding;
        const isSame = finding.key === key && finding.kind === kind && finding.message === message;
        return isSame && finding.range.isEqual(range);
    });
}

export function count(findings: readonly Finding[]): Counts {
    const counts: Counts = { unmapped: 0, manual: 0, convertible: 0 };
    for (const finding of findings) if (!finding.done) ++counts[finding.kind];
    return counts;
}

// What is left to a person.
export function left(counts: Counts): number {
    return counts.unmapped + counts.manual;
}

export function kindName(kind: Kind): string {
    switch (kind) {
        case "unmapped":
            return vscode.l10n.t("unmapped");
        case "manual":
            return vscode.l10n.t("by hand");
        case "convertible":
            return vscode.l10n.t("convertible");
    }
}

export function describe(counts: Counts): string {
    const parts = KINDS.filter((kind) => counts[kind] > 0);
    return parts.map((kind) => `${counts[kind]} ${kindName(kind)}`).join(" · ");
}

function codeOf({ code }: vscode.Diagnostic): string {
    return String(typeof code === "object" ? code.value : (code ?? ""));
}

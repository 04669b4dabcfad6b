// What the server's commands answer; docs/server.md describes them.
import type { Range, WorkspaceEdit } from "vscode-languageclient";

export interface Refusal {
    uri: string;
    reason: string;
}

export interface Change {
    changed: number;
    applied: boolean;
    refused: Refusal[];
    message: string;
    failure?: string;
}

export interface Conversion extends Change {
    files: number;
    edits: number;
    cancelled: boolean;
    left: { uri: string; range: Range; code: string; api: string; message: string }[];
    edit?: WorkspaceEdit; // of a dry run
}

export interface Report {
    files: number;
    convertible: number;
    errors: number;
    warnings: number;
    byApi: { name: string; errors: number; warnings: number; message: string }[];
    refused: Refusal[];
}

export interface Mapping {
    source: string;
    target: string;
    status: "same" | "adapt" | "partial" | "drop" | "manual" | "none";
    link: string;
}

export interface Project {
    root: string;
    profile: string;
    target: string;
    targets: string[];
}

// Of a diagnostic.
export interface FindingData {
    api: string;
    kind: "unmapped" | "manual" | "convertible";
    fix: "safe" | "suggested" | "";
}

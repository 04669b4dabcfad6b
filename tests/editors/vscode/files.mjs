// Folders with files of Diffusers, and what the command line makes of them.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const { MINDPORT, MINDPORT_DIFFUSERS } = process.env;

/** A folder with these files of Diffusers, by their paths in it; all without a list. */
export function diffusersFolder(files) {
    const root = mkdtempSync(path.join(tmpdir(), "mindport-ws-"));
    const folder = path.join(root, "diffusers");
    if (files === undefined) cpSync(MINDPORT_DIFFUSERS, folder, { recursive: true });
    else mkdirSync(folder);
    for (const file of files ?? []) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        cpSync(path.join(MINDPORT_DIFFUSERS, file), path.join(folder, file));
    }
    return folder;
}

/** Runs the binary; what it prints, where it only says that something is left to do, too. */
async function mindport(args, cwd) {
    const limits = { cwd, maxBuffer: 1e9 };
    const done = await promisify(execFile)(MINDPORT, args, limits).catch((error) => error);
    if (done.code !== undefined && done.code !== 1) throw done;
    return done.stdout;
}

/** What the command line makes of a folder: file name to text. */
export async function converted(folder) {
    const target = mkdtempSync(path.join(tmpdir(), "mindport-cli-"));
    await mindport(["convert", folder, target, "--quiet"]);
    const texts = textsOf(target);
    rmSync(target, { recursive: true });
    return texts;
}

/** What the command line finds in a folder, in one of its formats. */
export async function checked(folder, format, ...args) {
    return mindport(["check", "-q", "--output-format", format, ...args, "."], folder);
}

export function textsOf(folder) {
    const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".py"));
    return Object.fromEntries(files.sort().map((file) => [file, readFileSync(path.join(folder, file), "utf8")]));
}

/** Names of files whose texts are not these. */
export function differing(folder, texts) {
    const now = textsOf(folder);
    return Object.keys({ ...now, ...texts }).filter((file) => now[file] !== texts[file]);
}

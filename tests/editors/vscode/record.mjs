// Not a test: a short session in Visual Studio Code, which tests/server/record_trace.py listens to.
//   RECORDER=PROGRAM node record.mjs FOLDER, with what ../run sets; FOLDER has the files of the trace,
//   PROGRAM starts `record_trace.py proxy`
import path from "node:path";
import { Editor } from "./editor.mjs";

const folder = path.resolve(process.argv[2]);
const editor = await Editor.start({ settings: { "mindport.path": process.env.RECORDER } });
try {
    const { page } = editor;
    await editor.openFolder(folder);
    await editor.openFile("train.py");
    await page.locator(".squiggly-warning, .squiggly-error, .squiggly-hint").first().waitFor();
    await editor.goTo(15, 18);
    await editor.command("Show or Focus Hover");
    await page.locator(".monaco-hover:visible", { hasText: "mindspore.mint.cat" }).first().waitFor();
    await page.keyboard.press("Escape");
    await editor.goTo(14, 29);
    await page.keyboard.press("Enter");
    await page.keyboard.type("y = torch.abs(y)", { delay: 120 });
    await page.keyboard.press("Escape");
    await page.waitForTimeout(1500);
    await editor.quickFix("mint.abs");
    await page.waitForTimeout(1000);
    await editor.save();
    await editor.openFile("model.py");
    await page.waitForTimeout(1000);
    await editor.openFile("train.py");
    await editor.command("mindport: Convert File to MindSpore");
    await page.waitForTimeout(2000);
    await editor.save();
    await page.waitForTimeout(1000);
} finally {
    await editor.stop();
}

// Another language server for Python in the same window: its own extension is in no registry of packages.
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = async () => {
    const server = { command: process.execPath, args: [process.env.BASEDPYRIGHT, "--stdio"] };
    const selector = [{ scheme: "file", language: "python" }];
    client = new LanguageClient("other-server", "other-server", server, { documentSelector: selector });
    await client.start();
};

exports.deactivate = () => client?.stop();

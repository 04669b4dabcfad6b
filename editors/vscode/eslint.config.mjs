import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
    { ignores: ["dist/", "eslint.config.mjs"] },
    eslint.configs.recommended,
    ...tseslint.configs.strictTypeChecked,
    { languageOptions: { parserOptions: { project: "./tsconfig.json" } } },
    { rules: { "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }] } },
);

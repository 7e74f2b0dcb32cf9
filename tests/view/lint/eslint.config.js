// What the linter asks of the page's script. Run from the root of the repository, as the script is part of the package.
import js from "@eslint/js";
import globals from "globals";

export default [
  {
    files: ["kg/view/script/*.js"],
    languageOptions: { ecmaVersion: 2023, sourceType: "module", globals: { ...globals.browser, vis: "readonly" } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...js.configs.recommended.rules,
      complexity: ["error", 20],
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "max-len": ["error", { code: 140, ignoreStrings: true, ignoreTemplateLiterals: true }],
      "max-lines": ["error", 320],
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "text stays text: use dom.js" },
        { property: "outerHTML", message: "text stays text: use dom.js" },
        { property: "insertAdjacentHTML", message: "text stays text: use dom.js" },
        { object: "document", property: "write", message: "text stays text: use dom.js" },
      ],
      "no-shadow": "off",
      "no-unused-vars": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
];

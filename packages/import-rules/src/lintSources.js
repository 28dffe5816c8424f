/**
 * Reads `[{path, code}]` from standard input and prints, for each, what our own rules say of it.
 * The files need not exist.
 */
const { readFileSync } = require('node:fs');
const { resolve } = require('node:path');
const { ESLint } = require('eslint');

// eslint-disable-next-line no-restricted-syntax -- never bundled
const root = resolve(__dirname, '../../..');
const ours = [
  'import/no-restricted-paths',
  'import/no-nodejs-modules',
  'no-restricted-globals',
  'no-restricted-properties',
];

async function lintSources() {
  const eslint = new ESLint({ cwd: root });
  const answers = [];
  for (const { path, code } of JSON.parse(readFileSync(0, 'utf8'))) {
    const [{ messages }] = await eslint.lintText(code, {
      filePath: resolve(root, path),
    });
    answers.push(
      messages
        // A null rule is a parse error: it must not pass for silence.
        .filter(({ ruleId }) => ruleId === null || ours.includes(ruleId))
        .map(({ message }) => message),
    );
  }
  process.stdout.write(JSON.stringify(answers));
}

lintSources();

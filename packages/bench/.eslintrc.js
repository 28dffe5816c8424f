module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // It runs a whole backend, though it is none that is deployed.
    '@backstage/no-mixed-plugin-imports': 'off',
  },
});

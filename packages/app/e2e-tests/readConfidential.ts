import { Confidential } from './findConfidential';

const tokens = ['GITOPS_FLEET_ARGOCD_TOKEN', 'GITOPS_FLEET_KUBERNETES_TOKEN'];

/**
 * What the stack under test was configured with and must keep: its tokens, and where the APIs of engines and
 * clusters answer. `npm run test:e2e` says so in the environment.
 *
 * @throws when one is missing, as a search for nothing finds nothing
 */
export function readConfidential(): Confidential[] {
  return [
    ...tokens.map(name => ({ name, value: expectVariable(name) })),
    ...expectVariable('GITOPS_E2E_API_HOSTS')
      .split(',')
      .map(host => ({ name: `API host ${host}`, value: host })),
  ];
}

function expectVariable(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set; run the tests by npm run test:e2e`);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the backend under test wrote to its log about what people did to Deployments.
 *
 * @returns a line each, oldest first
 * @throws when `npm run test:e2e` did not say where the log is
 */
export function readAuditLog(): string[] {
  const folder = process.env.GITOPS_E2E_LOGS;
  if (!folder) {
    throw new Error(
      'GITOPS_E2E_LOGS is not set; run the tests by npm run test:e2e',
    );
  }
  return readFileSync(join(folder, 'backend.log'), 'utf8')
    .split('\n')
    .filter(line => line.includes('gitops.deployment-action'));
}

import { readFleetPort } from './readFleetPort';
import { startFleet } from './startFleet';

/* Runs the fleet in the foreground, for `npm start`. Ends on Ctrl-C and on SIGTERM. */

async function serve() {
  const port = readFleetPort(process.env);
  const dataDirectory = process.env.GITOPS_FLEET_DATA || '.data/fleet';
  const fleet = await startFleet({
    port,
    dataDirectory,
    ownPorts: process.env.GITOPS_FLEET_OWN_PORTS === 'true',
    argocdToken: process.env.GITOPS_FLEET_ARGOCD_TOKEN || undefined,
    kubernetesToken: process.env.GITOPS_FLEET_KUBERNETES_TOKEN || undefined,
    log: line => process.stdout.write(`${line}\n`),
  }).catch(error => {
    throw error.code === 'EADDRINUSE'
      ? new Error(
          `Port ${port} is in use; set GITOPS_FLEET_PORT to another one.`,
        )
      : error;
  });
  const end = () => {
    fleet.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  process.stdout.write(
    `The fleet is ready at ${fleet.url}; clone ${fleet.repositoryUrl}\n`,
  );
}

serve().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});

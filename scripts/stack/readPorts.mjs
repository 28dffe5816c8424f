import { createServer } from 'node:net';

const parts = [
  { part: 'app', variable: 'GITOPS_APP_PORT', standard: 3000 },
  { part: 'backend', variable: 'GITOPS_BACKEND_PORT', standard: 7007 },
  { part: 'fleet', variable: 'GITOPS_FLEET_PORT', standard: 7020 },
];

/**
 * The ports of the demo, from the environment.
 *
 * @returns {{app: number, backend: number, fleet: number}}
 * @throws when a variable holds no port, or two hold the same
 */
export function readPorts() {
  const ports = {};
  for (const { part, variable, standard } of parts) {
    const value = process.env[variable] || String(standard);
    const port = Number(value);
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      throw new Error(
        `${variable} is "${value}". It should be a port from 1 to 65535.`,
      );
    }
    const twin = Object.keys(ports).find(other => ports[other] === port);
    if (twin) {
      throw new Error(
        `${variable} is ${port}, but that is the port of the ${twin}.`,
      );
    }
    ports[part] = port;
  }
  return ports;
}

/**
 * Makes sure that nobody listens on a port.
 *
 * @throws naming every port in use, and the variable that changes it
 */
export async function requireFreePorts(ports) {
  const complaints = [];
  for (const { part, variable } of parts) {
    const port = ports[part];
    if (port !== undefined && !(await isFree(port))) {
      complaints.push(
        `Port ${port} is in use, and the ${part} wants it. End what uses it, or choose another: ${variable}=${
          port + 100
        } npm start`,
      );
    }
  }
  if (complaints.length) throw new Error(complaints.join('\n'));
}

async function isFree(port) {
  for (const host of ['127.0.0.1', '::']) {
    const free = await new Promise(resolve => {
      const server = createServer();
      server.once('error', error => resolve(error.code !== 'EADDRINUSE'));
      server.listen({ port, host, exclusive: true }, () =>
        server.close(() => resolve(true)),
      );
    });
    if (!free) return false;
  }
  return true;
}

const STANDARD_PORT = 7020;

/**
 * The port of the fleet: `GITOPS_FLEET_PORT`, else 7020.
 *
 * @throws with a sentence when the variable holds no port.
 */
export function readFleetPort(
  environment: Record<string, string | undefined>,
): number {
  const text = environment.GITOPS_FLEET_PORT;
  if (!text) return STANDARD_PORT;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(
      `GITOPS_FLEET_PORT is '${text}'; it should be a port number.`,
    );
  }
  return port;
}

/**
 * Sends an operation to a running fleet.
 *
 * @param url - of the fleet
 * @returns its answer, a sentence
 * @throws with a sentence when the fleet does not run or does not understand.
 */
export async function sendCommand(
  url: string,
  operation: object,
): Promise<string> {
  let response: Response;
  try {
    response = await fetch(`${url}/control`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(operation),
    });
  } catch {
    throw new Error(
      `No fleet answers at ${url}. Start it with npm start; if it runs on another port, set GITOPS_FLEET_PORT.`,
    );
  }
  const body: { answer?: string; error?: string } = await response
    .json()
    .catch(() => ({}));
  if (body.answer !== undefined) return body.answer;
  throw new Error(
    body.error ?? `What answers at ${url} is not a fleet: ${response.status}.`,
  );
}

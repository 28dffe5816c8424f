import { Application } from '../client/Application';

/**
 * The Application's page in Argo CD's own UI.
 *
 * @param application - the Application
 * @param frontendUrl - address for people; without it there is no link, as the address we read from
 *   may be an inner one
 */
export function toLink(
  { metadata }: Application,
  frontendUrl: string | undefined,
): string | undefined {
  return (
    frontendUrl &&
    `${frontendUrl.replace(/\/+$/, '')}/applications/${encodeURIComponent(
      metadata.namespace,
    )}/${encodeURIComponent(metadata.name)}`
  );
}

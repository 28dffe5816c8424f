import { z } from 'zod/v4';
import { ApplicationAddress } from './ArgocdClient';
import { ArgocdConnection } from './ArgocdConnection';
import { readParsed } from './readParsed';
import { wire } from './wire';

const LIMIT_MS = 10_000;

const { text, flag, list } = wire;
const window = z.object({
  kind: text,
  schedule: text,
  duration: text,
  manualSync: flag,
});
const windowsSchema = z.object({
  activeWindows: list(window),
  assignedWindows: list(window),
  /** Whether a sync that a person asks for is let through now. */
  canSync: flag,
});

/** When Argo CD lets an Application be synced. */
export type SyncWindows = z.output<typeof windowsSchema>;

/** Reads the sync windows of an Application; only this call tells whether one is open now. */
export async function readSyncWindows(
  connection: ArgocdConnection,
  options: { application: ApplicationAddress; signal: AbortSignal },
): Promise<SyncWindows> {
  const { name, namespace, project } = options.application;
  return readParsed(
    connection,
    {
      path: ['applications', name, 'syncwindows'],
      query: { appNamespace: namespace, project },
      signal: options.signal,
      limitMs: LIMIT_MS,
      what: `the sync windows of the Application ${name}`,
    },
    windowsSchema,
  );
}

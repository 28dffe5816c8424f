import { ArgocdApplication } from '../argocd/ArgocdApplication';
import { JsonObject } from '../Json';
import { listen } from '../server/listen';
import { BulkArgocd } from './BulkArgocd';
import { BulkChange, BulkFleet } from './BulkFleet';
import { BulkSize } from './BulkSize';
import { createBulkHandler } from './createBulkHandler';
import { placeApplications } from './placeApplications';

const TOKEN = 'bulk-token';
const NAME = /^\/([^/]+)(\/.*)$/;

/**
 * Starts a fleet made for size on one port of 127.0.0.1: it delivers nothing and moves only when told,
 * and so fits tens of thousands of Applications into a few megabytes.
 *
 * @param options - `recorded`, `recordedSet`: a whole Application and a whole ApplicationSet of a real Argo
 *   CD; all are made from these
 */
export async function startBulkFleet(
  options: BulkSize & { recorded: unknown; recordedSet: unknown },
): Promise<BulkFleet> {
  const recorded = options.recorded as ArgocdApplication;
  const recordedSet = options.recordedSet as JsonObject;
  const requests: Record<string, number> = {};
  const hanging = new Set<string>();
  let gate: Promise<void> | undefined;
  let open = () => {};

  const argocds = new Map(
    placeApplications(options).map((placed, index) => [
      `hub-${index + 1}`,
      new BulkArgocd({ ...placed, recorded, recordedSet }),
    ]),
  );
  const handlers = new Map(
    [...argocds].map(([name, argocd]) => [
      name,
      createBulkHandler({
        argocd,
        token: TOKEN,
        isHanging: () => hanging.has(name),
      }),
    ]),
  );
  const { server, url } = await listen(0, async (request, response) => {
    const [, name, rest] = NAME.exec(request.url ?? '') ?? [];
    const path = (request.url ?? '').split('?')[0];
    requests[path] = (requests[path] ?? 0) + 1;
    await gate;
    request.url = rest;
    const handler = handlers.get(name);
    if (handler) await handler(request, response);
    else response.writeHead(404).end();
  });

  const all = [...argocds].flatMap(([instance, argocd]) =>
    Array.from({ length: argocd.size }, (_, index) => ({ instance, index })),
  );
  let turn = 0;
  const changeNext = (): BulkChange => {
    // A stride that has no factor in common with any size in use visits all.
    const { instance, index } = all[(turn * 7_919) % all.length];
    turn += 1;
    const argocd = argocds.get(instance)!;
    const sync = argocd.change(index);
    const { service, cluster } = argocd.place(index);
    const { namespace } = argocd;
    return { instance, namespace, name: `${service}-${cluster}`, sync };
  };

  return {
    instances: [...argocds].map(([name, { size: applications }]) => ({
      name,
      url: `${url}/${name}`,
      applications,
    })),
    token: TOKEN,
    totalBytes: [...argocds.values()].reduce(
      (sum, { totalBytes }) => sum + totalBytes,
      0,
    ),
    requests: () => ({ ...requests }),
    hold: () => {
      gate ??= new Promise(resolve => {
        open = resolve;
      });
    },
    release: () => {
      gate = undefined;
      open();
    },
    change: count => Array.from({ length: count }, changeNext),
    hang: instances => {
      hanging.clear();
      instances.forEach(name => hanging.add(name));
    },
    stop: async () => {
      open();
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
    },
  };
}

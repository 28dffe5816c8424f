import { World } from './startWorld';

/** What the Argo CDs were asked while something ran. */
export type UpstreamCount = {
  /** All requests. */
  total: number;
  /** By the last part of their path. */
  byKind: Record<string, number>;
};

/** Runs something and counts what the Argo CDs are asked meanwhile. */
export async function countUpstream<T>(
  { fleet }: World,
  run: () => Promise<T>,
): Promise<{ result: T; upstream: UpstreamCount }> {
  const before = await fleet.call('requests');
  const result = await run();
  const after = await fleet.call('requests');
  const upstream: UpstreamCount = { total: 0, byKind: {} };
  for (const [path, count] of Object.entries(after)) {
    const asked = count - (before[path] ?? 0);
    if (asked === 0) continue;
    const kind = path.split('/').at(-1) ?? path;
    upstream.total += asked;
    upstream.byKind[kind] = (upstream.byKind[kind] ?? 0) + asked;
  }
  return { result, upstream };
}

/** The path of a part of a Deployment that is read live. */
export function toLivePath(id: string, part: string): string {
  return `/api/gitops/v1/deployments/${encodeURIComponent(id)}/${part}`;
}

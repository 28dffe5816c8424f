/** The path of a part of a Deployment below `/api/gitops/v1/`. */
export function toActionPath(id: string, part: string): string {
  return `deployments/${encodeURIComponent(id)}/${part}`;
}

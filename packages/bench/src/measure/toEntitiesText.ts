/**
 * Components for the first services of a bulk fleet. Every other one names its Deployments by an
 * annotation; the rest are named by the Applications themselves.
 */
export function toEntitiesText(count: number): {
  names: string[];
  text: string;
} {
  const names = Array.from(
    { length: count },
    (_, index) => `service-${index.toString().padStart(5, '0')}`,
  );
  const documents = names.map((name, index) =>
    JSON.stringify({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        ...(index % 2 === 1 && { annotations: { 'gitops/app-name': name } }),
      },
      spec: { type: 'service', lifecycle: 'production', owner: 'guests' },
    }),
  );
  return { names, text: documents.join('\n---\n') };
}

import { ArgocdApplication } from '../ArgocdApplication';

/** An Application as lists and answers to writes have it: only streams and the call for one know health of resources. */
export function withoutResourceHealth(
  application: ArgocdApplication,
): ArgocdApplication {
  const { resources } = application.status;
  if (!resources) return application;
  return {
    ...application,
    status: {
      ...application.status,
      resources: resources.map(({ health: _, ...resource }) => resource),
    },
  };
}

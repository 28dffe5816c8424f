import { ArgocdApplication } from '../ArgocdApplication';

/** What one gRPC message may hold, and so one list: 200 MiB. */
export const MESSAGE_LIMIT_BYTES = 200 * 1024 * 1024;

const measured = new WeakMap<ArgocdApplication, number>();

/**
 * About how many bytes a list of Applications is, before `fields` cuts it. An Application never changes in place,
 * so each is measured once.
 *
 * @param toListed - an Application as the list has it
 */
export function measureMessage(
  applications: ArgocdApplication[],
  toListed: (application: ArgocdApplication) => ArgocdApplication,
): number {
  return applications.reduce((sum, application) => {
    const known = measured.get(application);
    if (known !== undefined) return sum + known;
    const bytes = Buffer.byteLength(JSON.stringify(toListed(application)));
    measured.set(application, bytes);
    return sum + bytes;
  }, 0);
}

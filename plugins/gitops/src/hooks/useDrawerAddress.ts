import { useCallback, useMemo } from 'react';
import { useAddressParameters } from './useAddressParameters';

/** Where in the drawer to look. What is not given stays; an empty text takes it away. */
export type DrawerPlace = {
  tab?: string;
  /** Id of a resource of the Deployment, see `toResourceId`. */
  resource?: string;
  /** Name of a container of that Pod. */
  container?: string;
};

/** Which Deployment the drawer shows, at which tab and resource, and how to change that. */
export type DrawerAddress = DrawerPlace & {
  /** Its id; undefined while the drawer is closed. */
  deployment?: string;
  open: (deployment: string, tab: string) => void;
  /** Another place of the same Deployment. Another resource forgets the container. */
  look: (place: DrawerPlace) => void;
  close: () => void;
};

/**
 * Keeps the drawer in the address (`?deployment=<id>&tab=logs&resource=<id>`), so that what it shows can be
 * linked to and the browser's Back closes it.
 */
export function useDrawerAddress(): DrawerAddress {
  const { read, write } = useAddressParameters();
  const open = useCallback(
    (deployment: string, tab: string) =>
      write({ deployment, tab, resource: '', container: '' }, { push: true }),
    [write],
  );
  const look = useCallback(
    (place: DrawerPlace) =>
      write({
        ...(place.resource !== undefined && { container: '' }),
        ...place,
      }),
    [write],
  );
  const close = useCallback(
    () => write({ deployment: '', tab: '', resource: '', container: '' }),
    [write],
  );
  const deployment = read('deployment') || undefined;
  const tab = read('tab') || undefined;
  const resource = read('resource') || undefined;
  const container = read('container') || undefined;
  return useMemo(
    () => ({ deployment, tab, resource, container, open, look, close }),
    [deployment, tab, resource, container, open, look, close],
  );
}

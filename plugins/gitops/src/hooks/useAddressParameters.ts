import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** The parameters of the address, and how to change some and leave the others. */
export type AddressParameters = {
  read: (name: string) => string | null;
  /** Empty values take their parameter away. `push` leaves a way back; else the address is replaced. */
  write: (values: Record<string, string>, options?: { push: boolean }) => void;
};

/** Reads and writes `?name=value` of the page. The only file of the plugin that uses react-router. */
export function useAddressParameters(): AddressParameters {
  const [parameters, setParameters] = useSearchParams();
  const write = useCallback(
    (values: Record<string, string>, options = { push: false }) =>
      setParameters(
        previous => {
          const next = new URLSearchParams(previous);
          for (const [name, value] of Object.entries(values)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: !options.push },
      ),
    [setParameters],
  );
  const read = useCallback(
    (name: string) => parameters.get(name),
    [parameters],
  );
  return { read, write };
}

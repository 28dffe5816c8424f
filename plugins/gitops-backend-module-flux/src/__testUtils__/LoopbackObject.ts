/** An object in the loopback API server; `apiVersion` and plural tell where. */
export type LoopbackObject = {
  metadata: {
    name: string;
    namespace: string;
    labels?: Record<string, string>;
    resourceVersion?: string;
    [key: string]: unknown;
  };
  [key: string]: unknown;
};

/** Whether a request asks for events that go on: a stream of Argo CD, a watch of Kubernetes. */
export function isStreamRequest(url = '/'): boolean {
  return (
    /^\/api\/v1\/stream\//.test(url) || /[?&]watch=(?:1|true)(?:&|$)/.test(url)
  );
}

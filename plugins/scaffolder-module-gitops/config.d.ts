export interface Config {
  gitops?: {
    /**
     * Where images of new services are, without the name of the service: `ghcr.io/my-org`. The templates of new
     * services fill in the image with it.
     *
     * @visibility frontend
     */
    imageRegistry?: string;
  };
}

# syntax=docker/dockerfile:1
# Built with everything, shipped with what runs: the bundle, the browser app, and the one package of machine code.
FROM node:24-slim AS build
WORKDIR /source
ENV CI=true
RUN npm install --global pnpm@12.4.2
# The manifests first: packages are fetched anew only when these change.
COPY pnpm-lock.yaml pnpm-workspace.yaml package.json ./
RUN --mount=type=cache,target=/root/.local/share/pnpm/store pnpm fetch
COPY . .
RUN --mount=type=cache,target=/root/.local/share/pnpm/store \
    pnpm install --frozen-lockfile --prefer-offline && pnpm exec turbo run generate build
# What holds machine code is not in the bundle: it lies beside it, with the part for this platform.
RUN mkdir -p /app/server/node_modules/@node-rs /app/web && \
    cp -r apps/server/dist /app/server/dist && \
    cp -r apps/web/dist /app/web/dist && \
    cp -rL node_modules/.pnpm/@node-rs+argon2@*/node_modules/@node-rs/. /app/server/node_modules/@node-rs/

FROM node:24-slim
ENV NODE_ENV=production DATA_DIR=/data BIND_ADDRESS=0.0.0.0 PORT=4000 LOG_FORMAT=json DEMO=no
WORKDIR /app/server
COPY --from=build --chown=root:root /app /app
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 4000
STOPSIGNAL SIGTERM
# An api and a worker both say how they are: a worker on WORKER_PORT.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.WORKER_PORT || process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# The young generation large enough for what is in flight under load: a fifth less CPU of Node a posting.
ENTRYPOINT ["node", "--max-semi-space-size=64", "--enable-source-maps", "dist/main.js"]
CMD ["api"]

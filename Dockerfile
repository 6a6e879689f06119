FROM node:22-slim AS interface
WORKDIR /opt/buendniswerk/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run build


FROM python:3.13-slim AS packages
WORKDIR /opt/buendniswerk
COPY requirements.lock pyproject.toml ./
COPY tools/ tools/
# The same way as `make run`: pinned by hash, nothing is compiled.
RUN python -c "from tools import environment; environment.ensure(environment.RUN)"


FROM python:3.13-slim
# The number is fixed so that the owner of a volume stays the same from release to release.
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/buendniswerk buendniswerk
WORKDIR /opt/buendniswerk
COPY --from=packages /opt/buendniswerk/.venv .venv
COPY LICENSE pyproject.toml alembic.ini ./
COPY backend/ backend/
COPY --from=interface /opt/buendniswerk/frontend/dist frontend/dist
ENV PATH=/opt/buendniswerk/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    BUENDNISWERK_DATA_DIR=/var/lib/buendniswerk \
    BUENDNISWERK_HOST=0.0.0.0 \
    BUENDNISWERK_PORT=8000
USER buendniswerk
VOLUME /var/lib/buendniswerk
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/live', timeout=2)"]
ENTRYPOINT ["buendniswerk"]
CMD ["serve"]

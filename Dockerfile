# HTTP 服务镜像 / image of the HTTP service:
#   docker build -t icp-verify . && docker run --rm -p 127.0.0.1:8000:8000 icp-verify
FROM python:3.11-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/icp-verify
WORKDIR /build
COPY . .
# As `make setup` does it: `packaging/` holds the stand-ins that leave one headless cv2, which
# needs no libGL.
RUN /opt/icp-verify/bin/pip install -c constraints.txt \
    ./packaging/opencv-contrib-python ./packaging/opencv-python-headless .

FROM python:3.11-slim
COPY --from=build /opt/icp-verify /opt/icp-verify
ENV PATH=/opt/icp-verify/bin:$PATH PYTHONUNBUFFERED=1
RUN useradd --system --create-home --shell /usr/sbin/nologin verify
USER verify
WORKDIR /home/verify
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
ENTRYPOINT ["icp-verify"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]

package org.huitong.bus;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import org.apache.activemq.artemis.core.protocol.core.impl.ActiveMQClientProtocolManager;
import org.apache.activemq.artemis.core.protocol.core.impl.ActiveMQClientProtocolManagerFactory;
import org.apache.activemq.artemis.spi.core.remoting.ClientProtocolManager;

/**
 * Named in a far Artemis broker's URL as {@code protocolManagerFactoryStr}: a packet has an end. The library takes a length
 * of 2 GiB at its word and keeps what comes until it is there, for as long as a call may take.
 */
public final class BoundedCore extends ActiveMQClientProtocolManagerFactory {
    private static final long serialVersionUID = 1L;
    /** Larger messages come in packets of 100 KiB, unless their sender has set its own limit higher. */
    private static final int LONGEST_PACKET = 16 << 20;

    @Override
    public ClientProtocolManager newProtocolManager() {
        return new ActiveMQClientProtocolManager() {
            @Override
            public void addChannelHandlers(ChannelPipeline pipeline) {
                pipeline.addLast("activemq-decoder", new Packets());
            }
        };
    }

    private static final class Packets extends LengthFieldBasedFrameDecoder {
        Packets() {
            super(LONGEST_PACKET, 0, Integer.BYTES);
        }

        /** As the library's own: a packet is read behind its length, and in memory of its own. */
        @Override
        protected ByteBuf extractFrame(ChannelHandlerContext context, ByteBuf from, int index, int length) {
            ByteBuf packet = context.alloc().buffer(length);
            packet.writeBytes(from, index, length);
            packet.skipBytes(Integer.BYTES);
            return packet;
        }
    }
}
